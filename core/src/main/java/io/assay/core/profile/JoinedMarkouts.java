package io.assay.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The columns of markouts, finished for all accounts together: pooled standard errors and shrinkage. First every account is
/// [#add]ed, then every account's row is written, account by account: what is kept of one lies together in memory.
final class JoinedMarkouts {
    /// The columns of one measure, cut and horizon.
    private static final class Slot {
        private final int number;
        private final boolean hasCuts;
        private final int value;
        private final int n;
        private final int se;
        private final int basis;
        private final int shrunk;
        private final int shrunkSd;
        private final Pool[] everybody = new Pool[MarkoutSums.KINDS];
        private final double[] values;
        private final double[] errors;

        Slot(int number, Wanted wanted, int accounts) {
            this.number = number;
            var feature = MarkoutFold.measure(number);
            int first = Column.of(feature, MarkoutFold.horizon(number), MarkoutFold.cut(number), Statistic.VALUE);
            hasCuts = feature.hasCuts();
            value = wanted.place(first);
            n = wanted.place(first + Statistic.N.ordinal());
            se = wanted.place(first + Statistic.SE.ordinal());
            basis = hasCuts ? wanted.place(first + Statistic.BASIS.ordinal()) : -1;
            shrunk = hasCuts ? wanted.place(first + Statistic.SHRUNK.ordinal()) : -1;
            shrunkSd = hasCuts ? wanted.place(first + Statistic.SHRUNK_SD.ordinal()) : -1;
            Arrays.setAll(everybody, kind -> new Pool());
            int kept = isShrunk() ? accounts : 0;
            values = new double[kept];
            errors = new double[kept];
        }

        boolean isShrunk() {
            return shrunk >= 0 || shrunkSd >= 0;
        }
    }

    private final List<Slot> slots = new ArrayList<>();

    /// @param accounts how many there are
    JoinedMarkouts(Wanted wanted, int accounts) {
        for (int slot = 0; slot < MarkoutFold.slots() && MarkoutFold.isWanted(wanted); slot++) {
            if (wanted.has(MarkoutFold.measure(slot), MarkoutFold.horizon(slot), MarkoutFold.cut(slot))) {
                slots.add(new Slot(slot, wanted, accounts));
            }
        }
    }

    /// Adds an account to what pooled errors are taken from.
    ///
    /// @param markouts of the account, slot by slot
    void add(MarkoutSummary[] markouts) {
        for (var slot : slots) {
            markouts[slot.number].addTo(slot.everybody);
        }
    }

    /// Writes an account's columns, but for those that are shrunk.
    ///
    /// @param account number among those joined
    void write(int account, MarkoutSummary[] markouts, double[] row) {
        for (var slot : slots) {
            var markout = markouts[slot.number];
            put(row, slot.n, (double) markout.n());
            double error = 0;
            if (markout.n() > 0) {
                error = markout.standardError(slot.everybody);
                put(row, slot.value, markout.bp());
                put(row, slot.se, error > 0 ? error : Double.NaN);
                put(row, slot.basis, (double) markout.blocks());
            }
            if (slot.isShrunk()) {
                slot.values[account] = markout.bp();
                slot.errors[account] = error;
            }
        }
    }

    /// Writes what is shrunk, when all others are written.
    ///
    /// @param rows by account
    void shrink(double[][] rows) {
        for (var slot : slots) {
            if (slot.isShrunk()) {
                shrink(slot, rows);
            }
        }
    }

    private static void shrink(Slot slot, double[][] rows) {
        double[] values = slot.values;
        double[] errors = slot.errors;
        var shrinkage = Shrinkage.of(values, errors);
        for (int i = 0; i < values.length && shrinkage.estimates() >= 2; i++) {
            if (!Double.isNaN(values[i]) && errors[i] > 0) {
                put(rows[i], slot.shrunk, shrinkage.shrunk(values[i], errors[i]));
                put(rows[i], slot.shrunkSd, shrinkage.sd(values[i], errors[i]));
            }
        }
    }

    /// @param place where a value goes, negative when it is not wanted
    private static void put(double[] row, int place, double value) {
        if (place >= 0) {
            row[place] = value;
        }
    }
}

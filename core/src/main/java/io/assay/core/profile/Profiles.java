package io.assay.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Profiles of all accounts over one window.
///
/// Driven in two steps so that a runtime may spread the first over threads: [#fold] is a pure
/// function of one account, and [#of] joins the rows in the order of accounts, whoever made them.
public final class Profiles {
    private Profiles() {}

    /// One account's part, to be joined.
    public static final class Part {
        private final int account;
        private final AccountFold.Folded folded;

        private Part(int account, AccountFold.Folded folded) {
            this.account = account;
            this.folded = folded;
        }
    }

    /// Folds accounts `from` (included) to `to` (excluded).
    public static List<Part> fold(Tape tape, FoldSpec spec, int from, int to) {
        Set<Integer> house = tape.houseNumbers(spec.house());
        var parts = new ArrayList<Part>(to - from);
        for (int account = from; account < to; account++) {
            parts.add(new Part(account, AccountFold.fold(tape, account, spec, house)));
        }
        return parts;
    }

    /// Joins the parts of all accounts: pooled standard errors and shrinkage. Every account with a fill in the
    /// window has a row, even where none of its fills was flow.
    ///
    /// @param parts in ascending order of account
    public static FeatureMatrix of(Tape tape, List<Part> parts) {
        var kept = parts.stream().filter(part -> part.folded.seen()).toList();
        for (int slot = 0; slot < MarkoutFold.slots(); slot++) {
            writeMarkout(kept, slot);
        }
        var names = kept.stream().map(part -> tape.fills.accounts().get(part.account)).toList();
        int dims = Column.ALL.size();
        var values = new double[kept.size() * dims];
        for (int i = 0; i < kept.size(); i++) {
            System.arraycopy(kept.get(i).folded.row(), 0, values, i * dims, dims);
        }
        return new FeatureMatrix(names, Column.names(), values);
    }

    private static void writeMarkout(List<Part> parts, int slot) {
        var feature = MarkoutFold.measure(slot);
        var horizon = MarkoutFold.horizon(slot);
        if (!feature.hasMember(horizon)) {
            return;
        }
        int first = Column.of(feature, horizon, MarkoutFold.cut(slot), Statistic.VALUE);
        var everybody = new MarkoutStat.Pool[MarkoutStat.KINDS];
        Arrays.setAll(everybody, kind -> new MarkoutStat.Pool());
        for (var part : parts) {
            part.folded.markouts()[slot].addTo(everybody);
        }
        var values = new double[parts.size()];
        var errors = new double[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            double[] row = parts.get(i).folded.row();
            var markout = parts.get(i).folded.markouts()[slot];
            row[first + Statistic.N.ordinal()] = markout.n();
            values[i] = markout.bp();
            if (markout.n() > 0) {
                errors[i] = markout.standardError(everybody);
                row[first] = values[i];
                row[first + Statistic.SE.ordinal()] = errors[i] > 0 ? errors[i] : Double.NaN;
                if (feature.hasCuts()) {
                    row[first + Statistic.BASIS.ordinal()] = markout.blocks();
                }
            }
        }
        if (feature.hasCuts()) {
            writeShrunk(parts, first, values, errors);
        }
    }

    private static void writeShrunk(List<Part> parts, int first, double[] values, double[] errors) {
        var shrinkage = Shrinkage.of(values, errors);
        for (int i = 0; i < values.length && shrinkage.estimates() >= 2; i++) {
            if (!Double.isNaN(values[i]) && errors[i] > 0) {
                double[] row = parts.get(i).folded.row();
                row[first + Statistic.SHRUNK.ordinal()] = shrinkage.shrunk(values[i], errors[i]);
                row[first + Statistic.SHRUNK_SD.ordinal()] = shrinkage.sd(values[i], errors[i]);
            }
        }
    }
}

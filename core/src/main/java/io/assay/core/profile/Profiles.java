package io.assay.core.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Profiles of all accounts over one window.
///
/// Driven in two steps so that a runtime may spread the first over threads: [#fold] is a pure
/// function of one account, and [#of] joins the rows in the order of accounts, whoever made them.
public final class Profiles {
    private static final int PARTS = 6;
    private static final int FILLS_MIN = 1 << 12;
    private static final int FILLS_MAX = 1 << 20;

    private Profiles() {}

    /// One account's part, to be joined.
    public static final class Part {
        private final String account;
        private final Wanted wanted;
        private final AccountFold.Folded folded;

        Part(String account, Wanted wanted, AccountFold.Folded folded) {
            this.account = account;
            this.wanted = wanted;
            this.folded = folded;
        }
    }

    /// Where to cut the accounts into parts to fold: fills enough each that what judges them is walked through and not
    /// searched, few enough that what is found for them (56 bytes each) stays small.
    ///
    /// @return first account of each part, and one past the last account
    public static List<Integer> cuts(Tape tape) {
        var fills = tape.fills;
        int least = Math.max(FILLS_MIN, Math.min(fills.size() / PARTS, FILLS_MAX));
        var cuts = new ArrayList<Integer>();
        cuts.add(0);
        for (int account = 0; account < fills.accounts().size(); account++) {
            if (fills.to(account) - fills.from(cuts.getLast()) >= least) {
                cuts.add(account + 1);
            }
        }
        if (cuts.getLast() < fills.accounts().size()) {
            cuts.add(fills.accounts().size());
        }
        return cuts;
    }

    /// Folds accounts `from` (included) to `to` (excluded).
    public static List<Part> fold(Tape tape, FoldSpec spec, int from, int to) {
        Set<Integer> house = tape.houseNumbers(spec.house());
        var wanted = Wanted.of(spec.columns());
        var around = new Around(tape, spec.window(), wanted, from, to);
        var parts = new ArrayList<Part>(to - from);
        for (int account = from; account < to; account++) {
            parts.add(new Part(tape.fills.accounts().get(account), wanted,
                    new AccountFold(tape, account, spec, wanted, around, house).run()));
        }
        return parts;
    }

    /// Joins the parts of all accounts: pooled standard errors and shrinkage. Every account with a fill in the
    /// window has a row, even where none of its fills was flow.
    ///
    /// @param parts of all accounts of the tape, in ascending order of account
    public static FeatureMatrix of(Tape tape, List<Part> parts) {
        if (parts.size() != tape.fills.accounts().size()) {
            throw new IllegalArgumentException(
                    parts.size() + " parts of " + tape.fills.accounts().size() + " accounts");
        }
        return of(parts);
    }

    /// The same for accounts of several tapes.
    ///
    /// @param parts of all accounts there are, in ascending order of account; see [#inOrder]
    public static FeatureMatrix of(List<Part> parts) {
        var wanted = parts.isEmpty() ? Wanted.ALL : parts.getFirst().wanted;
        var kept = parts.stream().filter(part -> part.folded.seen()).toList();
        for (int slot = 0; slot < MarkoutFold.slots() && MarkoutFold.isWanted(wanted); slot++) {
            if (wanted.has(MarkoutFold.measure(slot), MarkoutFold.horizon(slot), MarkoutFold.cut(slot))) {
                writeMarkout(kept, slot, wanted);
            }
        }
        var names = kept.stream().map(part -> part.account).toList();
        int dims = wanted.size();
        var values = new double[kept.size() * dims];
        for (int i = 0; i < kept.size(); i++) {
            System.arraycopy(kept.get(i).folded.row(), 0, values, i * dims, dims);
        }
        return new FeatureMatrix(names, wanted.names(), values);
    }

    /// The parts of all accounts in their order, of accounts that were folded in shares.
    ///
    /// @param shares no account in two of them
    public static List<Part> inOrder(List<List<Part>> shares) {
        var byName = new TreeMap<String, Part>();
        for (var share : shares) {
            for (var part : share) {
                if (byName.put(part.account, part) != null) {
                    throw new IllegalArgumentException("account " + part.account + " is in two shares");
                }
            }
        }
        return List.copyOf(byName.values());
    }

    private static void writeMarkout(List<Part> parts, int slot, Wanted wanted) {
        var feature = MarkoutFold.measure(slot);
        int first = Column.of(feature, MarkoutFold.horizon(slot), MarkoutFold.cut(slot), Statistic.VALUE);
        var everybody = new MarkoutSums.Pool[MarkoutSums.KINDS];
        Arrays.setAll(everybody, kind -> new MarkoutSums.Pool());
        for (var part : parts) {
            part.folded.markouts()[slot].addTo(everybody);
        }
        var values = new double[parts.size()];
        var errors = new double[parts.size()];
        for (int i = 0; i < parts.size(); i++) {
            double[] row = parts.get(i).folded.row();
            var markout = parts.get(i).folded.markouts()[slot];
            put(row, wanted.place(first + Statistic.N.ordinal()), (double) markout.n());
            values[i] = markout.bp();
            if (markout.n() > 0) {
                errors[i] = markout.standardError(everybody);
                put(row, wanted.place(first), values[i]);
                put(row, wanted.place(first + Statistic.SE.ordinal()), errors[i] > 0 ? errors[i] : Double.NaN);
                if (feature.hasCuts()) {
                    put(row, wanted.place(first + Statistic.BASIS.ordinal()), (double) markout.blocks());
                }
            }
        }
        if (feature.hasCuts()) {
            writeShrunk(parts, wanted.place(first + Statistic.SHRUNK.ordinal()),
                    wanted.place(first + Statistic.SHRUNK_SD.ordinal()), values, errors);
        }
    }

    /// @param place where a value goes, negative when it is not wanted
    private static void put(double[] row, int place, double value) {
        if (place >= 0) {
            row[place] = value;
        }
    }

    private static void writeShrunk(List<Part> parts, int shrunk, int sd, double[] values, double[] errors) {
        if (shrunk < 0 && sd < 0) {
            return;
        }
        var shrinkage = Shrinkage.of(values, errors);
        for (int i = 0; i < values.length && shrinkage.estimates() >= 2; i++) {
            if (!Double.isNaN(values[i]) && errors[i] > 0) {
                double[] row = parts.get(i).folded.row();
                put(row, shrunk, shrinkage.shrunk(values[i], errors[i]));
                put(row, sd, shrinkage.sd(values[i], errors[i]));
            }
        }
    }
}

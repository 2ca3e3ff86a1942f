package io.assay.core.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Profiles of all accounts over one window.
///
/// Driven in two steps so that a runtime may spread the first over threads: [#fold] is a pure
/// function of one account, and [#of] joins the rows in the order of accounts, whoever made them.
public final class Profiles {
    private static final int PARTS = 32;
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

    /// Where to cut the accounts into parts to fold: fills enough each that the hedges around them are walked through and not
    /// searched, few enough that what is found for them (56 bytes each and hedge) stays small and no thread waits long for
    /// another's last.
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
        var around = new Around(tape, spec, wanted, from, to);
        var parts = new ArrayList<Part>(to - from);
        for (int account = from; account < to; account++) {
            boolean isSeen = tape.begin(account, spec.window()) < tape.end(account, spec.window());
            parts.add(new Part(tape.fills.accounts().get(account), wanted,
                    isSeen ? new AccountFold(tape, account, spec, wanted, around, house).run()
                            : AccountFold.Folded.UNSEEN));
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
        var markouts = new JoinedMarkouts(wanted, kept.size());
        for (var part : kept) {
            markouts.add(part.folded.markouts());
        }
        var rows = new double[kept.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = kept.get(i).folded.row();
            markouts.write(i, kept.get(i).folded.markouts(), rows[i]);
        }
        markouts.shrink(rows);
        var names = kept.stream().map(part -> part.account).toList();
        int dims = wanted.size();
        var values = new double[kept.size() * dims];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * dims, dims);
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
}

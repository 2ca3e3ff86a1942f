package io.assay.core.profile;

import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.BitSet;
import java.util.Set;

/// House markouts and adverse selection of groups of accounts (segments), with two-way standard errors.
///
/// A group's value is sum u / sum N over its fills. Its error allows for accounts that differ and for
/// moments that hit many accounts at once: the variance of account sums plus that of time-block sums
/// less that of their intersections (Cameron, Gelbach and Miller 2011, eq. 2.4), each with its
/// n / (n-1), never less than the larger of the first two. Blocks are those of [MarkoutSummary]; with
/// fewer than ten of every length accounts alone count.
public final class GroupMarkouts {
    private final Tape tape;
    private final Fills fills;
    private final FillGroup group;
    private final FoldSpec spec;
    private final Cut cut;
    private final GroupSums[][] house;
    private final GroupSums[][] adverse;

    private GroupMarkouts(Tape tape, FillGroup group, int groups, FoldSpec spec, Cut cut) {
        this.tape = tape;
        this.group = group;
        this.spec = spec;
        this.cut = cut;
        fills = tape.fills;
        house = sums(groups);
        adverse = sums(groups);
    }

    /// One group at one horizon; `se` is NaN when it cannot be told.
    public record Point(Horizon horizon, long n, double bp, double se) {}

    /// Goes over all fills once.
    ///
    /// @param group of each account of the tape, -1 for none
    /// @param cut which fills count
    public static GroupMarkouts of(Tape tape, int[] group, int groups, FoldSpec spec, Cut cut) {
        return of(tape, (row, account) -> group[account], groups, spec, cut);
    }

    /// The same with groups of single fills.
    static GroupMarkouts of(Tape tape, FillGroup group, int groups, FoldSpec spec, Cut cut) {
        var markouts = new GroupMarkouts(tape, group, groups, spec, cut);
        var houseNumbers = tape.houseNumbers(spec.house());
        for (int account = 0; account < tape.fills.accounts().size(); account++) {
            markouts.account(account, houseNumbers);
        }
        return markouts;
    }

    /// Which group a fill counts in.
    @FunctionalInterface
    interface FillGroup {
        /// Group number, -1 for none.
        int of(int row, int account);
    }

    /// House markout of a group at a horizon.
    public Point house(int group, Horizon horizon) {
        return house[group][horizon.ordinal()].point(horizon);
    }

    /// Adverse selection of a group at a horizon after the first.
    public Point adverse(int group, Horizon horizon) {
        return adverse[group][horizon.ordinal()].point(horizon);
    }

    private static GroupSums[][] sums(int groups) {
        var out = new GroupSums[groups][Horizon.values().length];
        for (var row : out) {
            for (var horizon : Horizon.values()) {
                row[horizon.ordinal()] = new GroupSums(horizon);
            }
        }
        return out;
    }

    private void account(int account, Set<Integer> houseNumbers) {
        var value = new Valuation(tape);
        var ends = new Ends(tape);
        var touched = new BitSet();
        for (int row = fills.from(account); row < fills.to(account); row++) {
            int number = spec.window().contains(fills.timeNs(row)) && isCut(row)
                    && tape.isFlow(row, account, houseNumbers) ? group.of(row, account) : -1;
            if (number >= 0) {
                value.of(row, account);
                if (value.isKnown()) {
                    fill(row, number, value, ends);
                    touched.set(number);
                }
            }
        }
        for (int number = touched.nextSetBit(0); number >= 0; number = touched.nextSetBit(number + 1)) {
            for (var horizon : Horizon.values()) {
                house[number][horizon.ordinal()].endAccount();
                adverse[number][horizon.ordinal()].endAccount();
            }
        }
    }

    private boolean isCut(int row) {
        return switch (cut) {
            case ALL -> true;
            case MAKER -> fills.liquidity(row) == Liquidity.MAKER;
            case TAKER -> fills.liquidity(row) == Liquidity.TAKER;
        };
    }

    private void fill(int row, int number, Valuation value, Ends ends) {
        if (tape.terms[fills.instrument(row)].kind == InstrumentKind.OPTION) {
            return;
        }
        double size = value.notional();
        ends.of(row);
        long[] block = ends.block();
        for (var horizon : Horizon.values()) {
            if (ends.has(horizon)) {
                house[number][horizon.ordinal()].add(block,
                        value.product(ends.house(horizon), ends.scale()), size);
            }
            if (ends.hasMove(horizon)) {
                adverse[number][horizon.ordinal()].add(block,
                        value.product(ends.adverse(horizon), ends.scale()), size);
            }
        }
    }
}

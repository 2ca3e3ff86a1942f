package io.assay.core.profile;

import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// What the flow of one account moved at one horizon, fill by fill in order of time: the raw material of whatever judges
/// accounts trade by trade. Sums over it are those of the house markout.
///
/// Fills that made the market are left out unless a house is named, for the other side of those is the one that chose;
/// so are options, whose moves are of another kind.
public final class FlowMoves {
    private FlowMoves() {}

    /// @param row of the fills
    /// @param atNs when its horizon begins for whoever decides ([#sinceNs])
    /// @param againstHouseUsd what it had cost the other side at the horizon, spread included; + is bad for the house
    /// @param notionalUsd its size
    public record Move(int row, long atNs, double againstHouseUsd, double notionalUsd) {}

    /// Moves of the fills that have a reference at the horizon, and whose notional is known; in order of
    /// [Move#atNs].
    public static List<Move> of(Tape tape, int account, FoldSpec spec, Horizon horizon) {
        Set<Integer> house = tape.houseNumbers(spec.house());
        var ends = new Ends(tape);
        var value = new Valuation(tape);
        var moves = new ArrayList<Move>();
        for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
            if (!spec.window().contains(tape.fills.timeNs(row)) || !isJudged(tape, row, account, house)) {
                continue;
            }
            value.of(row, account);
            ends.of(row);
            double notional = notionalUsd(value);
            if (notional > 0 && ends.has(horizon)) {
                moves.add(new Move(row, sinceNs(tape, row), -value.product(ends.house(horizon), ends.scale()),
                        notional));
            }
        }
        moves.sort(Comparator.comparingLong(Move::atNs));
        return moves;
    }

    /// When the horizon of a fill begins for whoever decides by what became of it: the moment of the fill, or that at
    /// which it was received where its reference goes by that and it is later. What is dated up to one horizon after a
    /// receipt may not be learnt from one horizon after the trade.
    public static long sinceNs(Tape tape, int row) {
        long judgedNs = tape.market.reference(tape.fills.instrument(row)).atNs(tape.fills, row);
        return Math.max(tape.fills.timeNs(row), judgedNs);
    }

    /// Notional of every fill in USD, by row; NaN where it is unknown.
    public static double[] notionalsUsd(Tape tape) {
        var value = new Valuation(tape);
        var out = new double[tape.fills.size()];
        for (int account = 0; account < tape.fills.accounts().size(); account++) {
            for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
                value.of(row, account);
                out[row] = notionalUsd(value);
            }
        }
        return out;
    }

    private static double notionalUsd(Valuation value) {
        return value.isKnown() && value.notional() > 0 ? value.notional() : Double.NaN;
    }

    /// Rows of the fills that are judged, whether or not anything can judge them, in order of time, then account.
    public static int[] rows(Tape tape, FoldSpec spec) {
        Set<Integer> house = tape.houseNumbers(spec.house());
        var rows = new ArrayList<Integer>();
        for (int account = 0; account < tape.fills.accounts().size(); account++) {
            for (int row = tape.fills.from(account); row < tape.fills.to(account); row++) {
                if (spec.window().contains(tape.fills.timeNs(row)) && isJudged(tape, row, account, house)) {
                    rows.add(row);
                }
            }
        }
        rows.sort(Comparator.comparingLong(tape.fills::timeNs));
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The same of one account, in canonical order.
    public static int[] rows(Tape tape, FoldSpec spec, int account) {
        Set<Integer> house = tape.houseNumbers(spec.house());
        return IntStream.range(tape.fills.from(account), tape.fills.to(account))
                .filter(row -> spec.window().contains(tape.fills.timeNs(row)) && isJudged(tape, row, account, house))
                .toArray();
    }

    /// Rows of all flow fills of one account, makers and options among them.
    public static int[] flow(Tape tape, FoldSpec spec, int account) {
        Set<Integer> house = tape.houseNumbers(spec.house());
        return IntStream.range(tape.fills.from(account), tape.fills.to(account))
                .filter(row -> spec.window().contains(tape.fills.timeNs(row)) && tape.isFlow(row, account, house))
                .toArray();
    }

    static boolean isJudged(Tape tape, int row, int account, Set<Integer> house) {
        var instrument = tape.fills.instruments().get(tape.fills.instrument(row));
        return tape.isFlow(row, account, house) && instrument.kind() != InstrumentKind.OPTION
                && (!house.isEmpty() || tape.fills.liquidity(row) != Liquidity.MAKER);
    }
}

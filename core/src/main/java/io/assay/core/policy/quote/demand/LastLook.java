package io.assay.core.policy.quote.demand;

import io.assay.core.profile.StudentT;
import java.util.List;
import java.util.TreeMap;

/// What happened between the client's yes and ours.
///
/// @param rejected share we said no to, of those the client took
/// @param holdAcceptedMs median time held before a yes; NaN where none is recorded
/// @param holdRejectedMs median time held before a no
/// @param moves requests taken by the client with a recorded move
/// @param moveAcceptedBp mean move of the reference meanwhile before a yes, bp; + = against us
/// @param moveRejectedBp the same before a no
/// @param asymmetryBp rejected less accepted: above 0 = we say no when the price moved against us; by account
/// @param rejectedAgainst share rejected where the reference moved against us
/// @param rejectedFor share rejected where it moved in our favour
public record LastLook(Share rejected, double holdAcceptedMs, double holdRejectedMs, long moves, double moveAcceptedBp,
        double moveRejectedBp, Interval asymmetryBp, Share rejectedAgainst, Share rejectedFor) {
    static LastLook of(List<QuoteRecord> records) {
        var taken = records.stream().filter(QuoteRecord::isAccepted).toList();
        var moved = taken.stream().filter(r -> !Double.isNaN(r.moveBp())).toList();
        return new LastLook(rejected(taken), hold(taken, false), hold(taken, true), moved.size(), move(moved, false),
                move(moved, true), asymmetry(moved), rejected(moved.stream().filter(r -> r.moveBp() > 0).toList()),
                rejected(moved.stream().filter(r -> r.moveBp() < 0).toList()));
    }

    private static boolean isRejected(QuoteRecord record) {
        return record.outcome() == QuoteRecord.Outcome.REJECTED;
    }

    private static Share rejected(List<QuoteRecord> taken) {
        var tally = new Share.Tally();
        taken.forEach(r -> tally.add(r.account(), isRejected(r)));
        return tally.share();
    }

    private static double hold(List<QuoteRecord> taken, boolean rejected) {
        double[] held = taken.stream().filter(r -> isRejected(r) == rejected && !Double.isNaN(r.holdMs()))
                .mapToDouble(QuoteRecord::holdMs).sorted().toArray();
        int n = held.length;
        return n == 0 ? Double.NaN : (held[(n - 1) / 2] + held[n / 2]) / 2;
    }

    private static double move(List<QuoteRecord> moved, boolean rejected) {
        return moved.stream().filter(r -> isRejected(r) == rejected).mapToDouble(QuoteRecord::moveBp).average()
                .orElse(Double.NaN);
    }

    /// Difference of two means whose parts hang together by account; bounds need two accounts.
    private static Interval asymmetry(List<QuoteRecord> moved) {
        double no = move(moved, true);
        double yes = move(moved, false);
        double rejected = moved.stream().filter(LastLook::isRejected).count();
        double accepted = moved.size() - rejected;
        if (rejected == 0 || accepted == 0) {
            return Interval.ABSENT;
        }
        var byAccount = new TreeMap<String, Double>();
        for (var r : moved) {
            double part = isRejected(r) ? (r.moveBp() - no) / rejected : (yes - r.moveBp()) / accepted;
            byAccount.merge(r.account(), part, Double::sum);
        }
        double groups = byAccount.size();
        double squares = byAccount.values().stream().mapToDouble(part -> part * part).sum();
        double half = groups < 2 ? Double.NaN
                : StudentT.twoSided(0.95, groups - 1) * StrictMath.sqrt(squares * groups / (groups - 1));
        return new Interval(no - yes, no - yes - half, no - yes + half);
    }
}

package io.assay.core.segment;

import io.assay.core.segment.mixture.Shares;
import java.util.List;
import java.util.Locale;

/// Account to segment, row by row in the order of the profiles.
///
/// @param accounts names, as in the profiles
/// @param segments names, the columns of `membership`
/// @param segment index into `segments`, or -1 where the account was not assigned
/// @param probability of the most probable segment, also where the account was not assigned; NaN where
///     nothing is known about it
/// @param membership row-major, `accounts.size() * segments.size()`: probability of each segment; a row
///     sums to one, or is NaN where nothing is known
/// @param abstained why an account was not assigned; [Abstention#NONE] exactly where `segment >= 0`
public record Assignments(List<String> accounts, List<String> segments, int[] segment, double[] probability,
        double[] membership, List<Abstention> abstained) {

    public Assignments {
        accounts = List.copyOf(accounts);
        segments = List.copyOf(segments);
        abstained = List.copyOf(abstained);
        int rows = accounts.size();
        if (segment.length != rows || probability.length != rows || abstained.size() != rows
                || membership.length != rows * segments.size()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d accounts, %d segments: got %d, %d, %d, %d", rows,
                            segments.size(), segment.length, probability.length, abstained.size(), membership.length));
        }
    }

    public int rows() {
        return segment.length;
    }

    /// How many accounts were not assigned for this reason.
    public int count(Abstention reason) {
        return Math.toIntExact(abstained.stream().filter(a -> a == reason).count());
    }

    /// How many accounts each segment holds.
    public int[] sizes() {
        var out = new int[segments.size()];
        for (int s : segment) {
            if (s >= 0) {
                out[s]++;
            }
        }
        return out;
    }

    /// Takes the most probable segment of each row (ties: the lower index), unless a limit forbids it.
    /// A row of NaN becomes [Abstention#NO_FEATURES].
    static Assignments decide(List<String> accounts, List<String> segments, double[] membership, boolean[] enough,
            double probabilityMin) {
        int k = segments.size();
        var segment = new int[accounts.size()];
        var probability = new double[segment.length];
        var abstained = new Abstention[segment.length];
        for (int row = 0; row < segment.length; row++) {
            int best = best(membership, row, k);
            probability[row] = best < 0 ? Double.NaN : membership[row * k + best];
            abstained[row] = best < 0 ? Abstention.NO_FEATURES
                    : !enough[row] ? Abstention.TOO_NEW
                    : probability[row] < probabilityMin ? Abstention.UNSURE
                    : Abstention.NONE;
            segment[row] = abstained[row] == Abstention.NONE ? best : -1;
        }
        return new Assignments(accounts, segments, segment, probability, membership, List.of(abstained));
    }

    /// Index of the largest membership of a row, or -1 when the row is NaN.
    public static int best(double[] membership, int row, int k) {
        return Shares.best(membership, row, k);
    }
}

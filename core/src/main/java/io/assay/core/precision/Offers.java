package io.assay.core.precision;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Offers made to accounts in one window and what came of them, added up by account, block of time and width.
/// One row each; every amount is USD of notional, every width the distance from the reference in the house's
/// favour.
///
/// @param accounts names, ascending
/// @param blocks blocks of time (days) the window holds; rows name theirs by number
/// @param ladderBp widths offered, ascending
/// @param account index into `accounts`, by row
/// @param block 0 to `blocks - 1`, by row
/// @param rung index into `ladderBp`, by row
/// @param offeredUsd notional offered, by row; positive
/// @param filledUsd of it, what was taken, by row
/// @param adverseUsd what the fills cost the house by the horizon, by row: sum of notional times adverse move
/// @param randomised whether the width was drawn by lot, by row
public record Offers(List<String> accounts, int blocks, double[] ladderBp, int[] account, int[] block, int[] rung,
        double[] offeredUsd, double[] filledUsd, double[] adverseUsd, boolean[] randomised) {
    /// A window without records of offers.
    public static final Offers NONE = new Offers(List.of(), 0, new double[0], new int[0], new int[0], new int[0],
            new double[0], new double[0], new double[0], new boolean[0]);

    public Offers {
        accounts = List.copyOf(accounts);
        int n = account.length;
        if (block.length != n || rung.length != n || offeredUsd.length != n || filledUsd.length != n
                || adverseUsd.length != n || randomised.length != n) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "columns of %d, %d, %d, %d, %d, %d, %d rows",
                    n, block.length, rung.length, offeredUsd.length, filledUsd.length, adverseUsd.length,
                    randomised.length));
        }
        for (int i = 0; i < n; i++) {
            if (!(offeredUsd[i] > 0) || !(filledUsd[i] >= 0 && filledUsd[i] <= offeredUsd[i] * (1 + 1e-9))
                    || !Double.isFinite(adverseUsd[i])) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "row %d: offered %s, filled %s, adverse %s", i, offeredUsd[i],
                                filledUsd[i], adverseUsd[i]));
            }
        }
    }

    public boolean isEmpty() {
        return account.length == 0;
    }

    int rows() {
        return account.length;
    }

    /// Only the rows whose width was drawn by lot.
    Offers randomisedOnly() {
        int[] kept = IntStream.range(0, rows()).filter(i -> randomised[i]).toArray();
        return kept.length == rows() ? this : select(kept);
    }

    private Offers select(int[] kept) {
        return new Offers(accounts, blocks, ladderBp, pick(account, kept), pick(block, kept), pick(rung, kept),
                pick(offeredUsd, kept), pick(filledUsd, kept), pick(adverseUsd, kept), all(kept.length));
    }

    private static boolean[] all(int rows) {
        var out = new boolean[rows];
        Arrays.fill(out, true);
        return out;
    }

    private static int[] pick(int[] from, int[] kept) {
        return Arrays.stream(kept).map(i -> from[i]).toArray();
    }

    private static double[] pick(double[] from, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> from[i]).toArray();
    }
}

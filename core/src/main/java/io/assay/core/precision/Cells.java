package io.assay.core.precision;

import io.assay.core.segment.Lesson;
import java.util.Arrays;
import java.util.List;

/// The pieces a window is judged in: one account in one block of time each.
///
/// @param accounts how many accounts there are
/// @param blocks how many blocks of time; 1 where time is not told apart
/// @param account by cell
/// @param block by cell
/// @param notional USD by cell
/// @param ofRow of offers, the cell of each row; of labels, the row of each cell in its block
record Cells(int accounts, int blocks, int[] account, int[] block, double[] notional, int[] ofRow) {

    /// One cell for each account of each block, in the order of blocks; `ofRow` is its row there.
    ///
    /// @param labels of the whole window, whose accounts these are
    static Cells of(Labels labels, List<Labels> blocks) {
        int n = blocks.stream().mapToInt(Labels::rows).sum();
        var account = new int[n];
        var block = new int[n];
        var notional = new double[n];
        var ofRow = new int[n];
        int c = 0;
        for (int b = 0; b < blocks.size(); b++) {
            int[] at = Lesson.positions(blocks.get(b).accounts(), labels.accounts());
            for (int row = 0; row < at.length; row++) {
                if (at[row] >= 0) {
                    account[c] = at[row];
                    block[c] = b;
                    notional[c] = blocks.get(b).notional()[row];
                    ofRow[c++] = row;
                }
            }
        }
        return new Cells(labels.rows(), blocks.size(), Arrays.copyOf(account, c), Arrays.copyOf(block, c),
                Arrays.copyOf(notional, c), Arrays.copyOf(ofRow, c));
    }

    static Cells of(Offers offers) {
        int blocks = Math.max(1, offers.blocks());
        var place = new int[offers.accounts().size() * blocks];
        Arrays.fill(place, -1);
        var account = new int[place.length];
        var block = new int[place.length];
        var notional = new double[place.length];
        var ofRow = new int[offers.rows()];
        int n = 0;
        for (int row = 0; row < ofRow.length; row++) {
            int at = offers.account()[row] * blocks + offers.block()[row];
            if (place[at] < 0) {
                account[n] = offers.account()[row];
                block[n] = offers.block()[row];
                place[at] = n++;
            }
            ofRow[row] = place[at];
            notional[place[at]] += offers.offeredUsd()[row];
        }
        return new Cells(offers.accounts().size(), blocks, Arrays.copyOf(account, n), Arrays.copyOf(block, n),
                Arrays.copyOf(notional, n), ofRow);
    }

    int rows() {
        return account.length;
    }

    /// Some of the cells.
    Cells select(int[] kept) {
        return new Cells(accounts, blocks, Arrays.stream(kept).map(c -> account[c]).toArray(),
                Arrays.stream(kept).map(c -> block[c]).toArray(),
                Arrays.stream(kept).mapToDouble(c -> notional[c]).toArray(), new int[0]);
    }
}

package io.assay.core.profile;

import java.util.Arrays;
import java.util.List;

/// Deltas of a unit held of many instruments, those of one minute side by side: what a book of many lines is worth at a minute
/// lies in a few stretches of memory, where [MarkGrid#deltas] has each instrument for itself.
final class MarkRows {
    /// Rows are laid out where at least one cell of so many is known.
    private static final int SPARSE = 4;

    private final int width;
    private final long first;
    private final int rows;
    private final double[] deltas;

    /// @param grids by the minute, one an instrument
    MarkRows(List<MarkGrid> grids) {
        width = grids.size();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        long known = 0;
        for (var grid : grids) {
            int steps = steps(grid);
            if (steps > 0) {
                from = Math.min(from, grid.point(0));
                to = Math.max(to, grid.point(0) + steps);
                known += steps;
            }
        }
        long minutes = known == 0 ? 0 : to - from;
        first = from;
        rows = minutes <= SPARSE * known / Math.max(1, width) ? (int) minutes : 0;
        deltas = new double[Math.multiplyExact(rows, width)];
        Arrays.fill(deltas, Double.NaN);
        for (int number = 0; number < width && rows > 0; number++) {
            lay(grids.get(number), number);
        }
    }

    /// Minutes of a grid whose mark is no longer in doubt: the last holds on.
    private static int steps(MarkGrid grid) {
        return Math.max(0, grid.deltas().length - 1);
    }

    private void lay(MarkGrid grid, int number) {
        int steps = steps(grid);
        for (int i = 0; i < steps; i++) {
            deltas[((int) (grid.point(0) - first) + i) * width + number] = grid.deltas()[i];
        }
    }

    /// Place of the first instrument at a minute, -1 where that is not laid out.
    int at(long minute) {
        return minute >= first && minute - first < rows ? (int) (minute - first) * width : -1;
    }

    /// All of them, NaN where one is not known: at such a minute its grid says more. Not to be written to.
    double[] deltas() {
        return deltas;
    }
}

package io.assay.core.precision;

import io.assay.core.segment.Lesson;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How the value of each account moves, to first order, when one block of the window is drawn once more than it was.
final class BlockShifts {
    private BlockShifts() {}

    /// Of the mean markout over notional, bp: `n_b (m_b - m) / sum n`. Pieces of which no markout is known are not in it.
    ///
    /// @return by block, then by row of `labels`
    static List<double[]> ofMean(Labels labels, List<Labels> blocks) {
        var out = empty(labels, blocks);
        var pieces = aligned(labels, blocks);
        for (int i = 0; i < labels.rows(); i++) {
            double n = 0;
            double sum = 0;
            for (var piece : pieces) {
                if (piece.isJudged(i)) {
                    n += piece.notional[i];
                    sum += piece.notional[i] * piece.markout[i];
                }
            }
            for (int b = 0; b < out.size(); b++) {
                var piece = pieces.get(b);
                if (piece.isJudged(i)) {
                    out.get(b)[i] = piece.notional[i] * (piece.markout[i] - sum / n) / n;
                }
            }
        }
        return out;
    }

    /// Of the loss of the house, USD: `l_b` less its mean over blocks. Who does not trade in a block loses the house
    /// nothing there; whose trades are not judged there is left out of it.
    static List<double[]> ofSum(Labels labels, List<Labels> blocks) {
        var out = empty(labels, blocks);
        var pieces = aligned(labels, blocks);
        for (int i = 0; i < labels.rows(); i++) {
            double sum = 0;
            int n = 0;
            for (var piece : pieces) {
                double loss = piece.loss(i);
                if (!Double.isNaN(loss)) {
                    sum += loss;
                    n++;
                }
            }
            for (int b = 0; b < out.size(); b++) {
                double loss = pieces.get(b).loss(i);
                out.get(b)[i] = Double.isNaN(loss) ? 0 : loss - sum / n;
            }
        }
        return out;
    }

    private static List<double[]> empty(Labels labels, List<Labels> blocks) {
        return Stream.generate(() -> new double[labels.rows()]).limit(blocks.size()).toList();
    }

    private static List<Piece> aligned(Labels labels, List<Labels> blocks) {
        return blocks.stream().map(block -> {
            int[] at = Lesson.positions(labels.accounts(), block.accounts());
            return new Piece(Arrays.stream(at).mapToDouble(row -> row < 0 ? 0 : block.notional()[row]).toArray(),
                    Arrays.stream(at).mapToDouble(row -> row < 0 ? Double.NaN : block.markout()[row]).toArray());
        }).toList();
    }

    /// One block, by account of the window.
    private record Piece(double[] notional, double[] markout) {
        boolean isJudged(int i) {
            return notional[i] > 0 && !Double.isNaN(markout[i]);
        }

        double loss(int i) {
            return notional[i] > 0 ? -markout[i] * notional[i] * Outcome.PER_BP : 0;
        }
    }
}

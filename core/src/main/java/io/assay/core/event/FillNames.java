package io.assay.core.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Names that one reader of bytes numbered as it met them, and the numbers they have in the one [FillLog] that its [FillBlock]s
/// go to. The reader may be threads ahead: a block brings the names it met first along.
public final class FillNames {
    final Met accounts = new Met();
    final Met instruments = new Met();
    final Met currencies = new Met();

    /// Names of one kind.
    static final class Met {
        private static final int UNKNOWN = -1;

        private final List<String> names = new ArrayList<>();
        private int[] inLog = new int[16];

        Met() {
            Arrays.fill(inLog, UNKNOWN);
        }

        void learn(List<String> more) {
            names.addAll(more);
            if (names.size() > inLog.length) {
                int known = inLog.length;
                inLog = Arrays.copyOf(inLog, names.size() * 2);
                Arrays.fill(inLog, known, inLog.length, UNKNOWN);
            }
        }

        String name(int number) {
            return names.get(number);
        }

        /// The log's number of one of the reader's that was appended.
        int inLog(int number) {
            return inLog[number];
        }

        /// Puts the log's numbers of the reader's `numbers` from one row to another into an array; a name the log does not know
        /// becomes its next, as if the rows came one by one.
        void translate(int[] numbers, int from, int to, int[] into, Names log) {
            int[] known = inLog;
            for (int row = from; row < to; row++) {
                int number = known[numbers[row]];
                if (number == UNKNOWN) {
                    number = log.number(names.get(numbers[row]));
                    known[numbers[row]] = number;
                }
                into[row - from] = number;
            }
        }
    }
}

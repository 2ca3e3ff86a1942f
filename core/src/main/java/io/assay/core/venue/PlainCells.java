package io.assay.core.venue;

import io.assay.core.event.EventBlock;
import java.util.Set;

/// Reads rows of one format cell by cell into blocks: what it makes of a row does not depend on the rows before it, as long as it
/// knows the row's instrument ([#learn]). One reader serves one thread.
interface PlainCells<B extends EventBlock> {
    /// Columns that are looked at.
    Set<String> columns();

    /// A block for the rows of this reader.
    B block();

    /// Adds what a row says to a block; false, and nothing added, where the format's decoder has to read it.
    ///
    /// @param line number of the row's line, that of the first of the block being 1
    boolean read(Cells row, B into, int line);

    /// No row follows in this block.
    void finish(B block);

    /// The decoder has read a row, and found no fault: what it says of its instrument is known now. Whether it was not before.
    boolean learn(Cells row);
}

package io.assay.core.venue;

import io.assay.core.event.EventBlock;

/// Reads rows of one table that lie column by column into blocks, where they are plain: what it reads of a row, the format's decoder
/// would read of it too, to the last digit, and it does not depend on other rows, as long as the row's instrument is known
/// ([#learn]). One reader serves one thread.
public interface PlainColumns<B extends EventBlock> {
    /// A block for the events of this reader's rows.
    B block();

    /// Reads neighbouring rows into an empty block, the line of the first of them being 1.
    ///
    /// @param from first row
    /// @param to behind the last row
    /// @param others gets the numbers of the rows that somebody else has to read, ascending: nothing of these is in the block
    /// @return how many those are
    int read(CellColumns cells, int from, int to, B into, int[] others);

    /// No row follows in this block.
    void finish(B block);

    /// Somebody else has read a row, and found no fault: rows like it may be plain from now on.
    void learn(Cells row);
}

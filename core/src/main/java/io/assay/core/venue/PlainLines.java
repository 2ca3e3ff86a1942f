package io.assay.core.venue;

import io.assay.core.event.EventBlock;

/// Reads lines of one source straight from their bytes into blocks, where they are plain: what it reads of a line, the format's
/// decoder would read of it too, to the last digit. One reader serves one thread.
public interface PlainLines<B extends EventBlock> {
    /// The line is not plain.
    int NOT = ByteScan.NOT;

    /// Bytes of an array a reader may look at from where a line begins; with fewer it reads more slowly.
    int ROOM = 1 << 10;

    /// A block for the events of this reader's lines.
    B block();

    /// Adds what a line holds to a block.
    ///
    /// @param to where the line ends, or any later place: it ends at its line end
    /// @param number of the line, that of the first of the block being 1
    /// @return place of its line end, or `to` where it has none; [#NOT] where somebody else has to read it: nothing of it is
    ///         in the block then
    int read(byte[] bytes, int from, int to, B into, int number);

    /// No line follows in this block.
    void finish(B block);

    /// Somebody else has read this whole line, without its line end, and found no fault: lines like it may be plain from now on.
    void learn(byte[] line);
}

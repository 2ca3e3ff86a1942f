package io.assay.core.profile;

/// A book of plain lines as a row of [MinuteBlock]: what is held stands still, its marks change.
interface MinuteBlocks {
    /// The last minute up to which what is held at a minute can be weighed by [#block]: the mark of a line changes there for
    /// the last time. No later than `minute` where it cannot.
    long blocksUntil(long minute);

    /// What is held at each of some minutes before [#blocksUntil]; the book stays as it is, the next block takes the place of
    /// this one.
    MinuteBlock block(long first, int count);
}

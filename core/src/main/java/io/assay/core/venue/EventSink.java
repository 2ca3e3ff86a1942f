package io.assay.core.venue;

import io.assay.core.event.Event;
import io.assay.core.event.EventBlock;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillDraft;
import io.assay.core.event.Instrument;
import io.assay.core.event.QuoteBlock;
import io.assay.core.event.Reject;

/// Where a decoder puts what it read: every row of a source ends in [#event] (once or more), [#reject] or
/// [#skipped].
public interface EventSink {
    /// @param line of the source the event was read from, 1-based
    void event(Event event, long line);

    /// A fill whose draft is used again for the next one: what is not taken out of it now is gone.
    default void draft(FillDraft fill, long line) {
        event(fill.toFill(), line);
    }

    /// Fills of a source's lines, whose names are known ([FillBlock#learn]); nothing of the block is kept.
    ///
    /// @param from first row
    /// @param to behind the last row
    /// @param before lines of the source before the first of the block
    default void fills(FillBlock block, int from, int to, long before) {
        for (int row = from; row < to; row++) {
            event(block.fill(row), before + block.line(row));
        }
    }

    /// Whether fills of an account are taken at all: what is not need not be read. Asked or not, a sink drops what it does not
    /// take.
    default boolean takes(String account) {
        return true;
    }

    /// The same of tops of books.
    default void quotes(QuoteBlock block, int from, int to, long before) {
        for (int row = from; row < to; row++) {
            event(block.quote(row), before + block.line(row));
        }
    }

    /// The same of whatever a block holds.
    default void rows(EventBlock block, int from, int to, long before) {
        switch (block) {
            case FillBlock fills -> fills(fills, from, to, before);
            case QuoteBlock quotes -> quotes(quotes, from, to, before);
        }
    }

    void reject(Reject reject);

    /// The row is whole and holds nothing Assay uses: a heartbeat, an acknowledgement, a combination whose legs
    /// stand beside it. Counted and shown by these words.
    void skipped(String what, long line);

    /// What the source says of an instrument: its kind, tokens and contract. Unknown where it says nothing.
    void describe(Instrument instrument);

    /// The source has a field no decoder reads; said once a name.
    void unknownField(String name);

    /// The row held personal data, which was dropped here and goes no further; counted by field name.
    void personal(String field);

    /// The row is one of a list the venue hands out page by page: lets pages that nobody kept be missed.
    ///
    /// @param list in words, the same for all pages of one list
    /// @param place of the row in the whole list, 0-based
    /// @param total rows the venue says the list has
    /// @param height of the row's block, or -1
    default void paged(String list, long place, long total, long height) {
        // a sink that holds no pages against each other has nothing to miss
    }

    /// Something about the source that its reader should know before trusting a number, in a plain sentence that
    /// names the rows it is about; told once however often it is said.
    void warning(String sentence);
}

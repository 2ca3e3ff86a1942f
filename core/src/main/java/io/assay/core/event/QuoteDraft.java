package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A top of book on its way from a file into a log, without an object for each of its numbers: filled in anew for every row by
/// whoever reads many. Every one there can be is a [Quote]; a draft holds those whose numbers are narrow, which are nearly all.
///
/// Numbers are integers at a scale of 0 to 18, as [Decimals] strips them; [#ABSENT] as a scale says that there is none.
public final class QuoteDraft {
    /// Scale of a number the source did not give.
    public static final byte ABSENT = FillDraft.ABSENT;

    public String instrument = "";
    public String venue = "";
    public long timeNs = Event.UNTIMED;
    public long receivedNs = Event.UNTIMED;
    public long bid;
    public byte bidScale = ABSENT;
    public long bidQuantity;
    public byte bidQuantityScale = ABSENT;
    public long ask;
    public byte askScale = ABSENT;
    public long askQuantity;
    public byte askQuantityScale = ABSENT;

    /// The same as a value of its own.
    public Quote toQuote() {
        return new Quote(instrument, venue, timeNs, receivedNs, decimal(bid, bidScale),
                decimal(bidQuantity, bidQuantityScale), decimal(ask, askScale),
                decimal(askQuantity, askQuantityScale));
    }

    private static @Nullable BigDecimal decimal(long unscaled, byte scale) {
        return scale == ABSENT ? null : BigDecimal.valueOf(unscaled, scale);
    }
}

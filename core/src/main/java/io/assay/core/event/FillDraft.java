package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A fill on its way from the bytes of a line into a [FillLog], without an object for each of its numbers: filled in anew for
/// every row by whoever reads many. Every fill there can be is a [Fill]; a draft holds those whose numbers are narrow, which are nearly all.
///
/// Numbers are integers at a scale of 0 to 18, as [Decimals] strips them; [#ABSENT] as a scale says that there is none.
public final class FillDraft {
    /// Scale of a number the source did not give.
    public static final byte ABSENT = -1;
    /// Code of an identifier the source did not give.
    public static final long NONE = IdColumn.NONE;

    public String account = "";
    public String instrument = "";
    public long timeNs;
    public long receivedNs = Event.UNTIMED;
    public long block = -1;
    public long place = -1;
    public Side side = Side.BUY;
    public Liquidity liquidity = Liquidity.UNKNOWN;
    public Cause cause = Cause.NORMAL;
    public long price;
    public byte priceScale;
    public long quantity;
    public byte quantityScale;
    public long fee;
    public byte feeScale = ABSENT;
    /// Empty when there is no fee.
    public String feeCurrency = "";
    /// Number the venue gave the trade, of up to 18 digits; a fill without one is no draft.
    public long tradeId;
    /// Number of the order, of up to 18 digits, or [#NONE].
    public long orderId = NONE;
    public long positionBefore;
    public byte positionScale = ABSENT;
    public long realisedPnl;
    public byte pnlScale = ABSENT;

    /// The same as a value of its own.
    public Fill toFill() {
        return new Fill(account, instrument, timeNs, receivedNs, block, place, side,
                BigDecimal.valueOf(price, priceScale), BigDecimal.valueOf(quantity, quantityScale), liquidity, cause,
                decimal(fee, feeScale), feeCurrency, Long.toString(tradeId), 0,
                orderId == NONE ? "" : Long.toString(orderId), decimal(positionBefore, positionScale),
                decimal(realisedPnl, pnlScale));
    }

    private static @Nullable BigDecimal decimal(long unscaled, byte scale) {
        return scale == ABSENT ? null : BigDecimal.valueOf(unscaled, scale);
    }
}

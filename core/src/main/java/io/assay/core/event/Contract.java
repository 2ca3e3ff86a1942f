package io.assay.core.event;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What one contract of an instrument is, and how finely it trades.
///
/// The venue's quantity times `multiplier` is base units ([Shape#LINEAR], [Shape#QUANTO] and options) or the
/// face in quote currency ([Shape#INVERSE]). Notional: linear p·Q in `quote`; inverse the face; quanto p·Q in
/// the settlement currency, one for one with the quote.
///
/// @param settle currency profits are paid in
/// @param expiryNs when it settles, or [Event#UNTIMED] when it never does or nobody says
/// @param option strike and right, null for what is no option
/// @param tick smallest step of the price, null when unknown
/// @param lot smallest step of the quantity in the venue's unit, null when unknown
public record Contract(Shape shape, BigDecimal multiplier, String settle, long expiryNs, @Nullable Option option,
        @Nullable BigDecimal tick, @Nullable BigDecimal lot) {
    /// What a spot pair or a plain linear perpetual is.
    public static final Contract PLAIN = new Contract(Shape.LINEAR, BigDecimal.ONE, "", Event.UNTIMED, null, null,
            null);
    /// Quantity is the face in quote currency, profits are paid in the base coin.
    public static final Contract INVERSE = new Contract(Shape.INVERSE, BigDecimal.ONE, "", Event.UNTIMED, null, null,
            null);

    public Contract {
        if (multiplier.signum() <= 0) {
            throw new IllegalArgumentException("a multiplier must be positive: " + multiplier);
        }
        multiplier = Decimals.strip(multiplier);
        if (!Decimals.isNarrow(multiplier)) {
            throw new IllegalArgumentException("a multiplier has at most 18 digits: " + multiplier);
        }
        tick = tick == null ? null : Decimals.strip(tick);
        lot = lot == null ? null : Decimals.strip(lot);
    }

    /// How quantity, price and profit hang together.
    public enum Shape {
        LINEAR, INVERSE, QUANTO
    }

    /// @param priceInCoin whether premium is quoted in the underlying coin (and not in quote currency)
    public record Option(BigDecimal strike, boolean isCall, boolean priceInCoin) {
        public Option {
            strike = Decimals.strip(strike);
        }
    }

    public Contract withMultiplier(BigDecimal multiplier) {
        return new Contract(shape, multiplier, settle, expiryNs, option, tick, lot);
    }

    public Contract withSettle(String settle) {
        return new Contract(shape, multiplier, settle, expiryNs, option, tick, lot);
    }

    public Contract withExpiry(long expiryNs) {
        return new Contract(shape, multiplier, settle, expiryNs, option, tick, lot);
    }

    public Contract withOption(Option option) {
        return new Contract(shape, multiplier, settle, expiryNs, option, tick, lot);
    }

    public Contract withSteps(@Nullable BigDecimal tick, @Nullable BigDecimal lot) {
        return new Contract(shape, multiplier, settle, expiryNs, option, tick, lot);
    }
}

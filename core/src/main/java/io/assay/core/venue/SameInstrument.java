package io.assay.core.venue;

import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import java.util.Locale;
import java.util.Optional;

/// What an instrument is, whatever it is called: what two names have in common that mean one contract.
///
/// The size of a contract is no part of it: prices are those of one unit of the underlying, and sizes are often not
/// stated. Nor is the venue, which is asked about apart.
///
/// @param coin in upper case: of a spot pair the base token, else the underlying
/// @param quote of a linear contract what it is paid in: dYdX's prices are USD and paid in USDC, which ccxt calls USDC
/// @param settle currency profits are paid in; where nobody says, the quote of a linear contract and the coin of
///     an inverse one
/// @param option strike, right and what the premium is paid in; empty for what is no option
record SameInstrument(InstrumentKind kind, Contract.Shape shape, String coin, String quote, String settle,
        long expiryNs, String option) {

    /// Empty where too little is known to say.
    static Optional<SameInstrument> of(Instrument one) {
        var coin = (one.kind() == InstrumentKind.SPOT ? one.base() : one.underlying()).toUpperCase(Locale.ROOT);
        boolean isWhole = switch (one.kind()) {
            case UNKNOWN -> false;
            case SPOT, PERPETUAL -> true;
            case FUTURE -> one.contract().expiryNs() != Event.UNTIMED;
            case OPTION -> one.contract().expiryNs() != Event.UNTIMED && one.contract().option() != null;
        };
        var settle = settle(one, coin);
        return !isWhole || coin.isEmpty() || one.quote().isEmpty()
                ? Optional.empty()
                : Optional.of(new SameInstrument(one.kind(), one.contract().shape(), coin,
                        isPaidInQuote(one) ? settle : one.quote(), settle, one.contract().expiryNs(), option(one)));
    }

    /// A linear contract that is no option, whose premium alone may be in coin.
    private static boolean isPaidInQuote(Instrument one) {
        return one.kind() != InstrumentKind.SPOT && one.contract().shape() == Contract.Shape.LINEAR
                && one.contract().option() == null;
    }

    private static String settle(Instrument one, String coin) {
        if (one.kind() == InstrumentKind.SPOT || !one.contract().settle().isEmpty()) {
            return one.contract().settle().toUpperCase(Locale.ROOT);
        }
        return switch (one.contract().shape()) {
            case LINEAR -> one.quote();
            case INVERSE -> coin;
            case QUANTO -> "";
        };
    }

    private static String option(Instrument one) {
        var option = one.contract().option();
        return option == null ? ""
                : option.strike().toPlainString() + (option.isCall() ? " C " : " P ")
                        + (option.priceInCoin() ? "in coin" : "in quote");
    }
}

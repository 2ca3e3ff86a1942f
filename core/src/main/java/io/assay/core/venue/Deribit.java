package io.assay.core.venue;

import io.assay.core.event.Contract;
import io.assay.core.event.Decimals;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What Deribit's names of instruments mean.
///
/// | name | what | quantity | price |
/// |---|---|---|---|
/// | `BTC-PERPETUAL`, `BTC-27DEC24` | inverse perpetual, future, settled in BTC | USD face | USD |
/// | `BTC_USDC-PERPETUAL`, `BTC_USDC-27DEC24` | linear, settled in USDC | BTC | USDC |
/// | `BTC-27DEC24-50000-C` | option settled in BTC | BTC | BTC |
/// | `XRP_USDC-27DEC24-0d625-P` | linear option (`d` is a decimal point) | XRP | USDC |
/// | `BTC_USDC` | spot pair | BTC | USDC |
///
/// Everything that expires does so at 08:00 UTC.
public final class Deribit {
    static final String VENUE = "deribit";
    private static final String PAIR = "([A-Z0-9]+)(?:_([A-Z]+))?";
    private static final Pattern PERPETUAL = Pattern.compile(PAIR + "-PERPETUAL");
    private static final Pattern FUTURE = Pattern.compile(PAIR + "-([0-9]{1,2}[A-Z]{3}[0-9]{2})");
    private static final Pattern OPTION =
            Pattern.compile(PAIR + "-([0-9]{1,2}[A-Z]{3}[0-9]{2})-([0-9]+(?:d[0-9]+)?)-([CP])");
    private static final Pattern SPOT = Pattern.compile("([A-Z0-9]+)_([A-Z]+)");
    private static final Pattern COMBINATION = Pattern.compile(PAIR + "-(?!PERPETUAL)[A-Z][A-Z0-9]*-.+");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private Deribit() {}

    /// What a name says by itself; of unknown kind when it is none of the above.
    public static Instrument instrument(String name) {
        var perpetual = PERPETUAL.matcher(name);
        if (perpetual.matches()) {
            return future(name, InstrumentKind.PERPETUAL, perpetual, Event.UNTIMED);
        }
        var future = FUTURE.matcher(name);
        if (future.matches()) {
            long expiryNs = expiryNs(future.group(3));
            return expiryNs == Event.UNTIMED ? Instrument.unknown(name)
                    : future(name, InstrumentKind.FUTURE, future, expiryNs);
        }
        var option = OPTION.matcher(name);
        if (option.matches()) {
            return option(name, option, expiryNs(option.group(3))).orElse(Instrument.unknown(name));
        }
        var spot = SPOT.matcher(name);
        return spot.matches()
                ? Instrument.of(name, InstrumentKind.SPOT, spot.group(1), spot.group(1), spot.group(2)).at(VENUE)
                : Instrument.unknown(name);
    }

    /// Whether the name is that of a combination of other instruments (`BTC-FS-27DEC24_PERP`), whose trades are
    /// published as a parent and as its legs.
    static boolean isCombination(String name) {
        return COMBINATION.matcher(name).matches();
    }

    private static Instrument future(String name, InstrumentKind kind, Matcher parts, long expiryNs) {
        var base = parts.group(1);
        var quote = parts.group(2);
        var contract = quote == null
                ? Contract.INVERSE.withSettle(base)
                : Contract.PLAIN.withSettle(quote);
        return Instrument.of(name, kind, base, "", quote == null ? "USD" : quote)
                .withContract(contract.withExpiry(expiryNs)).at(VENUE);
    }

    private static Optional<Instrument> option(String name, Matcher parts, long expiryNs) {
        var strike = Decimals.parse(parts.group(4).replace('d', '.'));
        if (strike == null || strike.signum() == 0 || expiryNs == Event.UNTIMED) {
            return Optional.empty();
        }
        var base = parts.group(1);
        var quote = parts.group(2);
        var contract = Contract.PLAIN.withSettle(quote == null ? base : quote).withExpiry(expiryNs)
                .withOption(new Contract.Option(strike, parts.group(5).equals("C"), quote == null));
        return Optional.of(Instrument.of(name, InstrumentKind.OPTION, base, "", quote == null ? "USD" : quote)
                .withContract(contract).at(VENUE));
    }

    /// Settlement on a day written `27DEC24`; [Event#UNTIMED] when there is no such day.
    private static long expiryNs(String day) {
        int n = day.length();
        return EventTime.ofSettlement(2000 + Integer.parseInt(day.substring(n - 2)),
                MONTHS.indexOf(day.substring(n - 5, n - 2)) + 1, Integer.parseInt(day.substring(0, n - 5)));
    }

    /// Profit in the currency the price is quoted in: what is settled in coin is worth the venue's index of that
    /// moment; null when nobody says it.
    static @Nullable BigDecimal inQuote(Instrument instrument,
            @Nullable BigDecimal profit,
            @Nullable BigDecimal index) {
        if (profit == null || instrument.contract().settle().isEmpty()
                || instrument.contract().settle().equals(instrument.quote())) {
            return profit;
        }
        return index == null ? null : Decimals.strip(profit.multiply(index));
    }
}

package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.ReferenceSeries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one account holds at the moment a [Sweep] has reached: a line for every instrument it traded in the window
/// or before, with the position before its first fill held from the beginning, and a line for every coin its equity is in.
final class Book {
    final List<Line> lines = new ArrayList<>();
    final List<Held> held = new ArrayList<>();
    final Map<String, CoinLine> coins = new TreeMap<>();
    final Capital capital;
    private final Tape tape;
    private final Fills fills;
    /// What is asked of the account's fills.
    final FillSpan span;
    /// Number of the line, -1 for an instrument never opened.
    private final Slots byInstrument;
    private final Map<String, Integer> underlyings = new HashMap<>();
    private boolean known = true;

    /// Beside each line of an instrument: which, and how long it was held. Coins have none.
    ///
    /// @param unit of its prices as integers
    /// @param expiryNs [Long#MAX_VALUE] when it has none
    record Held(int instrument, Holding holding, double unit, long expiryNs) {}

    /// @param end one past the account's last row
    /// @param reports of equity, up to the end of the window
    /// @param span of fills, to be turned to those of the account
    Book(Tape tape, int account, boolean assumeFlat, int end, List<Equity> reports, FillSpan span) {
        this(tape, account, assumeFlat, end, reports, span, new Slots(tape.terms.length));
    }

    /// @param byInstrument whose numbers are this book's until the next is made with it
    Book(Tape tape, int account, boolean assumeFlat, int end, List<Equity> reports, FillSpan span, Slots byInstrument) {
        this.tape = tape;
        fills = tape.fills;
        this.span = span;
        this.byInstrument = byInstrument;
        byInstrument.clear();
        for (var currency : currencies(reports)) {
            if (!tape.rates.isUsd(currency)) {
                tape.marks.index(currency)
                        .ifPresent(index -> coins.put(currency, new CoinLine(underlying(currency), index)));
            }
        }
        for (int row = fills.from(account); row < end; row++) {
            span.see(row, end);
            if (byInstrument.get(span.instrument(row)) < 0) {
                add(row, assumeFlat);
            }
        }
        if (!known) {
            lines.clear();
            held.clear();
        }
        lines.addAll(coins.values());
        capital = new Capital(tape.rates, coins, reports);
    }

    /// Of reports, ascending.
    private static SortedSet<String> currencies(List<Equity> reports) {
        var currencies = new TreeSet<String>();
        reports.forEach(report -> currencies.add(report.currency()));
        return currencies;
    }

    /// Whether positions are known; if not, only coins are in the book.
    boolean isKnown() {
        return known;
    }

    MarkRows markRows() {
        return tape.marks.rows();
    }

    int underlyings() {
        return underlyings.size();
    }

    /// Number of an instrument's line.
    int line(int instrument) {
        int found = byInstrument.get(instrument);
        if (found < 0) {
            throw new IllegalStateException("instrument " + instrument + " was never opened");
        }
        return found;
    }

    boolean isSpot(int line) {
        return fills.instruments().get(held.get(line).instrument()).kind() == InstrumentKind.SPOT;
    }

    /// The coin a line is settled in, or that holds what it bought, when equity in that coin is reported.
    Optional<CoinLine> coin(int line) {
        var instrument = fills.instruments().get(held.get(line).instrument());
        var contract = instrument.contract();
        var option = contract.option();
        boolean inverse = contract.shape() == Contract.Shape.INVERSE;
        if (inverse || (option != null && option.priceInCoin())) {
            return Optional.ofNullable(coin(contract, instrument.underlying()));
        }
        return isSpot(line) ? Optional.ofNullable(coins.get(instrument.base())) : Optional.empty();
    }

    /// What is held of an instrument after a fill.
    ///
    /// @param held before it, where the source does not say
    double after(int row, double held) {
        return after(fills, span, row, held);
    }

    /// The same without a book.
    ///
    /// @param span turned to the fill
    static double after(Fills fills, FillSpan span, int row, double held) {
        double reported = span.amountAfter(row);
        if (!Double.isNaN(reported)) {
            return reported;
        }
        var fee = fills.isFeeInBase(row) ? fills.fees().get(row) : null;
        double end = held + span.signedAmount(row);
        return fee == null ? end : end - fee.doubleValue();
    }

    /// The one line that is not idle, when it is plain; null when none or several are, or it is not.
    @Nullable
    PriceLine onlyPlain() {
        Line only = null;
        for (var line : lines) {
            if (!line.isIdle()) {
                if (only != null) {
                    return null;
                }
                only = line;
            }
        }
        return only instanceof PriceLine line && line.isPlain() ? line : null;
    }

    boolean isFlat() {
        for (var line : lines) {
            if (!line.isIdle()) {
                return false;
            }
        }
        return true;
    }

    private void add(int row, boolean assumeFlat) {
        int number = span.instrument(row);
        double start = span.amountBefore(row);
        known &= !Double.isNaN(start) || assumeFlat;
        var contract = fills.instruments().get(number).contract();
        var line = line(number, contract);
        line.quantity = Double.isNaN(start) ? 0 : start;
        byInstrument.set(number, lines.size());
        lines.add(line);
        held.add(new Held(number, new Holding(), tape.terms[number].tick,
                contract.expiryNs() == Event.UNTIMED ? Long.MAX_VALUE : contract.expiryNs()));
    }

    private Line line(int number, Contract contract) {
        var instrument = fills.instruments().get(number);
        int underlying = underlying(instrument.underlying());
        var marks = tape.marks.marks(number);
        var option = contract.option();
        boolean inverse = contract.shape() == Contract.Shape.INVERSE;
        if (instrument.kind() == InstrumentKind.OPTION && option != null) {
            var forward = tape.market.underlying(number).or(() -> tape.marks.index(instrument.underlying()));
            var coin = option.priceInCoin() ? coin(contract, instrument.underlying()) : null;
            boolean inUsd = option.priceInCoin() || tape.rates.isUsd(instrument.quote());
            if (forward.isPresent() && inUsd && contract.expiryNs() != Event.UNTIMED) {
                return settled(new OptionLine(underlying, option, contract.expiryNs(), marks,
                        tape.market.impliedVolatility(number), forward.get(), coin), coin);
            }
        }
        boolean spot = instrument.kind() == InstrumentKind.SPOT;
        var coin = inverse ? coin(contract, instrument.underlying()) : spot ? coins.get(instrument.base()) : null;
        var currency = contract.shape() == Contract.Shape.QUANTO ? contract.settle() : instrument.quote();
        var rates = usd(currency);
        boolean priced = instrument.kind() != InstrumentKind.OPTION
                && (inverse || tape.rates.isUsd(currency) || rates != null);
        var line = new PriceLine(underlying, tape.marks.minutes(number), tape.marks.fives(number),
                marks, inverse, priced,
                inverse || tape.rates.isUsd(currency) ? null : rates, coin);
        return inverse ? settled(line, coin) : line;
    }

    private static Line settled(Line line, @Nullable CoinLine coin) {
        if (coin != null) {
            coin.settles(line);
        }
        return line;
    }

    private @Nullable CoinLine coin(Contract contract, String underlying) {
        return coins.get(contract.settle().isEmpty() ? underlying : contract.settle());
    }

    /// A token that only prints could value is left alone here: positions in it have been absent, not guessed.
    private @Nullable ReferenceSeries usd(String currency) {
        return tape.market.index(currency).orElse(null);
    }

    private int underlying(String name) {
        return underlyings.computeIfAbsent(name, key -> underlyings.size());
    }
}

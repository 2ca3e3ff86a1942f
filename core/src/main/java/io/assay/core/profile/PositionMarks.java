package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.Market;
import io.assay.core.market.ReferenceSeries;
import io.assay.core.market.UsdRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What positions are marked at, made once for all accounts: marks by the minute and by five minutes with their
/// prefix sums, and a price of each underlying.
final class PositionMarks {
    static final long MINUTE_NS = 60_000_000_000L;
    static final long FIVE_MINUTES_NS = 5 * MINUTE_NS;

    private final Market market;
    private final List<MarkGrid> minutes = new ArrayList<>();
    private final List<MarkGrid> fives = new ArrayList<>();
    private final MarkRows rows;
    private final Map<String, Integer> stands = new TreeMap<>();

    PositionMarks(Fills fills, Market market, UsdRates rates) {
        this.market = market;
        for (int number = 0; number < fills.instruments().size(); number++) {
            var instrument = fills.instruments().get(number);
            boolean inverse = instrument.contract().shape() == Contract.Shape.INVERSE;
            minutes.add(MarkGrid.of(market.marks(number), MINUTE_NS, inverse));
            fives.add(MarkGrid.of(market.marks(number), FIVE_MINUTES_NS, inverse));
        }
        rows = new MarkRows(minutes);
        for (var kind : new InstrumentKind[]{InstrumentKind.SPOT, InstrumentKind.PERPETUAL}) {
            for (int number = 0; number < fills.instruments().size(); number++) {
                var instrument = fills.instruments().get(number);
                if (instrument.kind() == kind && rates.isUsd(instrument.quote()) && market.marks(number).size() > 0) {
                    stands.putIfAbsent(instrument.underlying(), number);
                }
            }
        }
    }

    ReferenceSeries marks(int instrument) {
        return market.marks(instrument);
    }

    MarkGrid minutes(int instrument) {
        return minutes.get(instrument);
    }

    /// Those by the minute of all instruments, side by side.
    MarkRows rows() {
        return rows;
    }

    MarkGrid fives(int instrument) {
        return fives.get(instrument);
    }

    /// USD of an underlying: the venue's index, else marks of its first spot pair against a dollar, else of its first
    /// perpetual.
    Optional<ReferenceSeries> index(String underlying) {
        var index = market.index(underlying);
        if (index.isPresent()) {
            return index;
        }
        var stand = stands.get(underlying);
        return stand == null ? Optional.empty() : Optional.of(market.marks(stand));
    }
}

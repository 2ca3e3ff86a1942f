package io.assay.core.venue;

import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Describes the instruments of one file of ccxt rows by symbol and contract size.
///
/// The size is what a row or its `info` states, else what `cost = price x amount x contractSize` of a linear
/// contract's trade says where the division is exact and its result has at most four digits, as sizes have. A
/// contract of unknown size is not described: its fills wait.
final class CcxtContracts {
    private static final List<String> SIZES = List.of("contractSize", "info.contractSize", "info.contract_size");
    private static final int DIGITS_MAX = 4;
    private static final MathContext QUOTIENT = new MathContext(24, RoundingMode.HALF_EVEN);

    private static final Pattern LINEAR = Pattern.compile("[^/:]+/([^/:]+):\\1(-\\d{6})?");

    /// A symbol and what its row states of a contract's size.
    private record Stated(String symbol, @Nullable BigDecimal size) {}

    private final EventSink sink;
    private final Set<Stated> looked = new HashSet<>();
    private final Set<Instrument> said = new HashSet<>();

    CcxtContracts(EventSink sink) {
        this.sink = sink;
    }

    /// The size a row states, null when it states none.
    static @Nullable BigDecimal stated(Row row) {
        for (var field : SIZES) {
            if (row.has(field)) {
                return row.floatingAmount(field);
            }
        }
        return null;
    }

    /// @param size of a contract, null when the row does not state it
    void describe(String symbol, @Nullable BigDecimal size) {
        if (!looked.add(new Stated(symbol, size))) {
            return;
        }
        CcxtNames.instrument(symbol).ifPresent(named -> {
            if (!CcxtNames.isContract(symbol)) {
                say(named);
            } else if (size != null) {
                say(named.withContract(named.contract().withMultiplier(size)));
            }
        });
    }

    /// @param cost of the trade as its row states it, null when it does not
    void describe(Fill fill, @Nullable BigDecimal size, @Nullable BigDecimal cost) {
        var told = size == null && cost != null ? told(fill, cost) : size;
        if (told != null && size == null) {
            sink.warning("one contract of " + fill.instrument() + " is taken as " + told.toPlainString()
                    + ", as the cost of its trades says");
        }
        describe(fill.instrument(), told);
    }

    private static @Nullable BigDecimal told(Fill fill, BigDecimal cost) {
        if (!LINEAR.matcher(fill.instrument()).matches()) {
            return null;
        }
        var notional = fill.price().multiply(fill.quantity());
        var size = cost.divide(notional, QUOTIENT).stripTrailingZeros();
        boolean exact = size.signum() > 0 && size.multiply(notional).compareTo(cost) == 0;
        return exact && size.precision() <= DIGITS_MAX ? size : null;
    }

    private void say(Instrument instrument) {
        if (said.add(instrument)) {
            sink.describe(instrument);
        }
    }
}

package io.assay.core.venue;

import io.assay.core.event.Contract;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lists of instruments: `meta` (perpetuals) and `spotMeta` (pairs, and the tokens that name them). `szDecimals`
/// is the lot; prices have no fixed tick (five significant digits), so none is said. Perpetuals whose
/// collateral is another token than the first are left undescribed.
final class HyperliquidMeta {
    static final List<Format> FORMATS = List.of(
            Format.of("Hyperliquid meta", HyperliquidContext.VENUE, List.of("universe"), List.of("universe"),
                    List.of("marginTables", "collateralToken"), (source, sink) -> new Perpetuals(sink)),
            Format.of("Hyperliquid spotMeta", HyperliquidContext.VENUE, List.of("universe", "tokens"),
                    List.of("universe", "tokens"), List.of(), (source, sink) -> new Pairs(sink)));
    private static final int DECIMALS_MAX = 18;

    private HyperliquidMeta() {}

    private static void end(Row row, List<Instrument> found, EventSink sink) {
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else {
            found.forEach(sink::describe);
            sink.skipped("a list of instruments", row.line());
        }
    }

    private static @Nullable BigDecimal lot(Row row) {
        long decimals = row.whole("szDecimals");
        if (decimals > DECIMALS_MAX) {
            row.refuse(Reason.BAD_NUMBER, "szDecimals", row.text("szDecimals"));
        }
        return decimals < 0 || decimals > DECIMALS_MAX ? null : BigDecimal.ONE.movePointLeft((int) decimals);
    }

    private record Perpetuals(EventSink sink) implements RowDecoder {
        @Override
        public void row(Row row) {
            var found = new ArrayList<Instrument>();
            boolean isUsdc = !row.has("collateralToken") || row.text("collateralToken").equals("0");
            for (var entry : row.parts("universe")) {
                var name = entry.name("name", Reason.BAD_NAME);
                var lot = lot(entry);
                HyperliquidContext.adopt(row, "universe", entry);
                if (isUsdc && entry.fault() == null) {
                    found.add(Instrument.of(name, InstrumentKind.PERPETUAL, name, "", "USDC")
                            .at(HyperliquidContext.VENUE).withContract(Contract.PLAIN.withSteps(null, lot)));
                }
            }
            end(row, found, sink);
        }
    }

    private record Token(String name, @Nullable BigDecimal lot) {}

    private record Pairs(EventSink sink) implements RowDecoder {
        @Override
        public void row(Row row) {
            var tokens = new HashMap<String, Token>();
            for (var entry : row.parts("tokens")) {
                var token = new Token(entry.name("name", Reason.BAD_NAME), lot(entry));
                HyperliquidContext.adopt(row, "tokens", entry);
                tokens.put(entry.required("index"), token);
            }
            var found = new ArrayList<Instrument>();
            for (var entry : row.parts("universe")) {
                pair(row, entry, tokens, found);
            }
            end(row, found, sink);
        }

        private static void pair(Row row, Row entry, Map<String, Token> tokens, List<Instrument> found) {
            var name = entry.name("name", Reason.BAD_NAME);
            var base = token(entry, tokens, 0);
            var quote = token(entry, tokens, 1);
            if (base == null || quote == null) {
                entry.refuse(Reason.BAD_ID, "tokens", name);
            }
            HyperliquidContext.adopt(row, "universe", entry);
            if (entry.fault() == null && base != null && quote != null) {
                found.add(new Instrument(name, base.name() + "/" + quote.name(), HyperliquidContext.VENUE,
                        InstrumentKind.SPOT, base.name(), base.name(), quote.name(),
                        Contract.PLAIN.withSteps(null, base.lot())));
            }
        }

        private static @Nullable Token token(Row entry, Map<String, Token> tokens, int place) {
            return HyperliquidContext.value(entry, "tokens") instanceof Json.Arr pair && pair.items().size() == 2
                    && pair.items().get(place) instanceof Json.Leaf leaf ? tokens.get(leaf.text()) : null;
        }
    }
}

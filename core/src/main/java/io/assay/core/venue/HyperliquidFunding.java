package io.assay.core.venue;

import io.assay.core.event.FundingPayment;
import io.assay.core.event.FundingRate;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/// Funding that was settled: rates (`fundingHistory`, or a file of `rows` [milliseconds, rate] of one coin) as
/// fractions of notional, a positive one paid by longs; and payments (`userFundings`) in USDC, positive when the
/// account received.
final class HyperliquidFunding {
    static final List<Format> FORMATS = List.of(
            Format.of("Hyperliquid fundingHistory", HyperliquidContext.VENUE,
                    List.of("coin", "fundingRate", "premium"), List.of("coin", "fundingRate", "time"),
                    List.of("premium"), (source, sink) -> new Rates(sink)),
            Format.of("Hyperliquid funding payments", HyperliquidContext.VENUE, List.of("usdc", "szi", "fundingRate"),
                    List.of("time", "coin", "usdc"),
                    List.of("szi", "fundingRate", "nSamples", "type", "hash", "user"),
                    (source, sink) -> new Payments(sink)),
            Format.of("Hyperliquid funding rates in rows", HyperliquidContext.VENUE, List.of("coin", "rows"),
                    List.of("coin", "rows"), List.of("source", "fetched_at_utc", "row_count"),
                    (source, sink) -> new RateRows(sink)));

    private HyperliquidFunding() {}

    private record Rates(HyperliquidContext context) implements RowDecoder {
        Rates(EventSink sink) {
            this(new HyperliquidContext(sink));
        }

        @Override
        public void row(Row row) {
            var coin = row.name("coin", Reason.BAD_NAME);
            long timeNs = row.millisTime("time");
            row.required("fundingRate");
            var rate = row.floating("fundingRate");
            context.end(row, new FundingRate(coin, HyperliquidContext.VENUE, timeNs,
                    HyperliquidContext.receivedNs(row), rate == null ? BigDecimal.ZERO : rate));
        }
    }

    private record Payments(EventSink sink) implements RowDecoder {
        @Override
        public void row(Row row) {
            payment(row, row.millisTime("time"), "", HyperliquidContext.account(row), sink);
        }
    }

    /// @param in what leads to the fields of the payment: empty, or `delta.`
    static void payment(Row row, long timeNs, String in, String account, EventSink sink) {
        var coin = row.name(in + "coin", Reason.BAD_NAME);
        row.required(in + "usdc");
        var amount = row.number(in + "usdc");
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else if (amount != null) {
            sink.event(new FundingPayment(account, coin, timeNs, amount, "USDC"), row.line());
        }
    }

    /// One object that holds the rates of one coin; a bad pair is one reject and leaves the others standing.
    private record RateRows(HyperliquidContext context) implements RowDecoder {
        RateRows(EventSink sink) {
            this(new HyperliquidContext(sink));
        }

        @Override
        public void row(Row row) {
            var coin = row.name("coin", Reason.BAD_NAME);
            var pairs = HyperliquidContext.value(row, "rows") instanceof Json.Arr array ? array.items()
                    : List.<Json>of();
            if (pairs.isEmpty()) {
                row.refuse(Reason.MISSING_FIELD, "rows", row.text("rows"));
            }
            var fault = row.fault();
            if (fault != null) {
                context.sink().reject(fault);
                return;
            }
            var found = new ArrayList<MarketEvent>();
            for (int i = 0; i < pairs.size(); i++) {
                rate(row, coin, pairs.get(i), i, found);
            }
            context.describe(coin);
            found.forEach(event -> context.sink().event(event, row.line()));
        }

        private void rate(Row row, String coin, Json pair, int place, List<MarketEvent> found) {
            var fields = new LinkedHashMap<String, Json>();
            if (pair instanceof Json.Arr array && array.items().size() == 2) {
                fields.put("time", array.items().getFirst());
                fields.put("rate", array.items().getLast());
            }
            var inside = HyperliquidContext.inside(row, new Json.Obj(fields, new TreeSet<>(), row.line()));
            long timeNs = inside.millisTime("time");
            inside.required("rate");
            var rate = inside.floating("rate");
            HyperliquidContext.adopt(row, "rows[" + place + "]", inside);
            var fault = row.fault();
            if (fault != null) {
                context.sink().reject(fault);
                row.clear();
            } else if (rate != null) {
                found.add(new FundingRate(coin, HyperliquidContext.VENUE, timeNs, HyperliquidContext.receivedNs(row),
                        rate));
            }
        }
    }
}

package io.assay.core.venue;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.Equity;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an account holds: `clearinghouseState` and the balances of `spotClearinghouseState`.
///
/// Compartments. An isolated position is one of its own, `isolated COIN`, worth its margin: `rawUsd` plus the
/// signed value of the position. All else is the cross compartment, named as its market of perpetuals is, which
/// is empty for the venue's own. The compartments add up to `marginSummary.accountValue`. A token held is one of
/// `spot`, with what orders hold as its margin.
///
/// A state lists everything held: what an earlier state of the file listed and this one does not is reported
/// as nothing. Balances carry no time of their own; without one around them they are refused.
final class HyperliquidState {
    static final List<Format> FORMATS = List.of(
            Format.of("Hyperliquid clearinghouseState", HyperliquidContext.VENUE,
                    List.of("marginSummary", "assetPositions"), List.of("marginSummary", "assetPositions", "time"),
                    List.of("crossMarginSummary", "crossMaintenanceMarginUsed", "withdrawable", "user", "dex"),
                    (source, sink) -> new Perpetuals(sink, new LinkedHashMap<>())),
            Format.of("Hyperliquid spot balances", HyperliquidContext.VENUE, List.of("coin", "total", "hold"),
                    List.of("coin", "total", "hold"),
                    List.of("token", "entryNtl", "time", "user", "supplied", "ltv", "spotHold"),
                    (source, sink) -> new Balances(sink)));

    private HyperliquidState() {}

    /// @param held what was last said of each account and market
    private record Perpetuals(EventSink sink, Map<String, List<AccountEvent>> held) implements RowDecoder {
        @Override
        public void row(Row row) {
            var account = HyperliquidContext.account(row);
            long timeNs = row.millisTime("time");
            var dex = row.has("dex") ? row.text("dex") : row.around("dex");
            var state = new State(row, account, dex, timeNs, new ArrayList<>());
            state.read();
            var fault = row.fault();
            if (fault != null) {
                sink.reject(fault);
                return;
            }
            var before = held.put(account + " " + dex, List.copyOf(state.events));
            if (before != null) {
                state.addGone(before);
            }
            state.events.forEach(event -> sink.event(event, row.line()));
        }
    }

    /// Whether a position holds margin of its own, by the type of its leverage.
    private static final Map<String, Boolean> ALONE = Map.of("isolated", true, "cross", false);

    private record State(Row row, String account, String dex, long timeNs, List<AccountEvent> events) {
        void read() {
            var isolated = BigDecimal.ZERO;
            var isolatedMargin = BigDecimal.ZERO;
            for (var holder : row.parts("assetPositions")) {
                var position = holder.part("position").orElse(holder);
                var coin = position.name("coin", Reason.BAD_NAME);
                var quantity = required(position, "szi");
                var margin = position.number("marginUsed");
                boolean alone = position.choice("leverage.type", ALONE, false, Reason.BAD_NAME);
                var bucket = alone ? "isolated " + coin : dex;
                if (alone) {
                    var equity = worth(position, quantity);
                    isolated = isolated.add(equity);
                    isolatedMargin = margin == null ? isolatedMargin : isolatedMargin.add(margin);
                    events.add(new Equity(account, bucket, timeNs, "USDC", equity, margin));
                }
                HyperliquidContext.adopt(row, "assetPositions", position);
                events.add(new PositionReport(account, bucket, coin, timeNs, quantity, margin));
            }
            var equity = required(row, "marginSummary.accountValue").subtract(isolated);
            var margin = required(row, "marginSummary.totalMarginUsed").subtract(isolatedMargin);
            events.addFirst(new Equity(account, dex, timeNs, "USDC", equity, margin));
        }

        private static BigDecimal worth(Row position, BigDecimal quantity) {
            var value = required(position, "positionValue");
            return required(position, "leverage.rawUsd").add(quantity.signum() < 0 ? value.negate() : value);
        }

        private static BigDecimal required(Row row, String field) {
            row.required(field);
            var value = row.number(field);
            return value == null ? BigDecimal.ZERO : value;
        }

        /// Says of what the last state held and this one does not that it is gone.
        void addGone(List<AccountEvent> before) {
            for (var event : before) {
                if (event instanceof PositionReport was
                        && events.stream().noneMatch(now -> now instanceof PositionReport is
                                && is.instrument().equals(was.instrument()) && is.bucket().equals(was.bucket()))) {
                    events.add(new PositionReport(account, was.bucket(), was.instrument(), timeNs, BigDecimal.ZERO,
                            BigDecimal.ZERO));
                } else if (event instanceof Equity was && events.stream().noneMatch(now -> now instanceof Equity is
                        && is.bucket().equals(was.bucket()))) {
                    events.add(new Equity(account, was.bucket(), timeNs, "USDC", BigDecimal.ZERO, BigDecimal.ZERO));
                }
            }
        }
    }

    private record Balances(EventSink sink) implements RowDecoder {
        @Override
        public void row(Row row) {
            var coin = row.name("coin", Reason.BAD_NAME);
            var total = State.required(row, "total");
            var hold = row.number("hold");
            long timeNs = time(row);
            var account = HyperliquidContext.account(row);
            var fault = row.fault();
            if (fault != null) {
                sink.reject(fault);
            } else {
                sink.event(new Equity(account, "spot", timeNs, coin, total, hold), row.line());
            }
        }

        private static long time(Row row) {
            if (row.has("time")) {
                return row.millisTime("time");
            }
            var text = row.around("time").isEmpty() ? row.around("serverTime") : row.around("time");
            long timeNs = EventTime.ofMillis(text);
            if (text.isEmpty()) {
                row.refuse(Reason.MISSING_FIELD, "time", "");
            } else if (timeNs == EventTime.BAD) {
                row.refuse(Reason.BAD_TIME, "time", text);
            } else if (!EventTime.inRange(timeNs, row.source().latestNs())) {
                row.refuse(Reason.TIME_OUT_OF_RANGE, "time", text);
            }
            return timeNs;
        }
    }
}

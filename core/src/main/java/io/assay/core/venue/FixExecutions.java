package io.assay.core.venue;

import io.assay.core.event.Decimals;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.Reason;
import io.assay.core.event.TradeBust;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// FIX execution reports (35=8). ExecType (150) F is a fill, known by its ExecID (17); H takes back the fill that
/// ExecRefID (19) names, G takes it back and gives another instead; all else is a step of the order.
final class FixExecutions extends FixRows {
    static final Format FORMAT = Format.of("FIX execution reports", "", List.of("8", "35=8"), List.of("8", "35"),
            STANDARD, (source, sink) -> new FixExecutions(sink));
    private static final Map<String, OrderUpdate.Step> STEPS = Map.of("0", OrderUpdate.Step.OPENED, "3",
            OrderUpdate.Step.EXPIRED, "4", OrderUpdate.Step.CANCELLED, "5", OrderUpdate.Step.AMENDED, "8",
            OrderUpdate.Step.REFUSED, "C", OrderUpdate.Step.EXPIRED, "D", OrderUpdate.Step.AMENDED, "L",
            OrderUpdate.Step.TRIGGERED);
    private static final Map<String, OrderUpdate.Lifetime> LIFETIMES = Map.of("0",
            OrderUpdate.Lifetime.GOOD_TILL_DATE, "1", OrderUpdate.Lifetime.GOOD_TILL_CANCEL, "3",
            OrderUpdate.Lifetime.IMMEDIATE_OR_CANCEL, "4", OrderUpdate.Lifetime.FILL_OR_KILL, "6",
            OrderUpdate.Lifetime.GOOD_TILL_DATE);

    private FixExecutions(EventSink sink) {
        super(sink);
    }

    @Override
    public void row(Row row) {
        if (row.text("442").equals("3")) {
            sink.skipped("a report on several legs at once: its legs, which stand beside it, are the fills",
                    row.line());
            return;
        }
        var account = account(row);
        var symbol = symbol(row);
        long timeNs = time(row);
        switch (row.required("150")) {
            case "F" -> finish(row, List.of(fill(row, account, symbol, timeNs)));
            case "H" -> finish(row, List.of(bust(row, account, symbol, timeNs)));
            case "G" -> finish(row,
                    List.of(bust(row, account, symbol, timeNs), fill(row, account, symbol, timeNs)));
            case String step -> finish(row, List.of(update(row, account, symbol, timeNs, step)));
        }
    }

    private Fill fill(Row row, String account, String symbol, long timeNs) {
        var side = row.side("54", SIDES);
        var price = row.amount("31");
        var quantity = row.amount("32");
        row.required("17");
        var id = row.id("17");
        var fees = fees(row);
        return new Fill(account, symbol, timeNs, -1, -1, side, price, quantity, liquidity(row), cause(row),
                fees.amount(),
                fees.currency(), id.isEmpty() ? "?" : id, 0, row.id("37"), null, null);
    }

    private static TradeBust bust(Row row, String account, String symbol, long timeNs) {
        row.required("19");
        return new TradeBust(account, symbol, timeNs, row.id("19"));
    }

    private static OrderUpdate update(Row row, String account, String symbol, long timeNs, String step) {
        row.required("37");
        var limit = row.text("40").equals("1") ? null : row.number("44");
        boolean isPassive = List.of(row.text("18").split(" ")).contains("6");
        return new OrderUpdate(account, symbol, timeNs, row.id("37"),
                STEPS.getOrDefault(step, OrderUpdate.Step.UNKNOWN),
                row.side("54", SIDES), limit, row.number("38"), row.number("151"),
                isPassive ? OrderUpdate.Lifetime.POST_ONLY
                        : LIFETIMES.getOrDefault(row.text("59"), OrderUpdate.Lifetime.UNKNOWN));
    }

    /// LastLiquidityInd (851): 1 added, 2 removed; else AggressorIndicator (1057).
    static Liquidity liquidity(Row row) {
        return switch (row.text("851") + row.text("1057")) {
            case "1", "1N", "N" -> Liquidity.MAKER;
            case "2", "2Y", "Y" -> Liquidity.TAKER;
            case String other -> Liquidity.UNKNOWN;
        };
    }

    /// @param amount null when there is none or its parts are in several currencies
    record Fees(@Nullable BigDecimal amount, String currency) {}

    /// Commission (12, absolute by 13=3) and MiscFees (136 to 138) together, > 0 when the account pays.
    private Fees fees(Row row) {
        var parts = new ArrayList<Fees>();
        if (row.has("12") && row.text("13").equals("3")) {
            parts.add(new Fees(row.number("12"), row.has("479") ? row.text("479") : row.text("15")));
        }
        for (var part : row.parts("136")) {
            var amount = part.number("137");
            if (part.fault() != null) {
                row.refuse(Reason.BAD_NUMBER, "137", part.text("137"));
            }
            parts.add(new Fees(amount, part.has("138") ? part.text("138") : row.text("15")));
        }
        var sum = BigDecimal.ZERO;
        for (var part : parts) {
            if (part.currency().isEmpty() || !part.currency().equals(parts.getFirst().currency())) {
                sink.warning("FIX fees without a currency, or of one fill in two, are left out");
                return new Fees(null, "");
            }
            sum = part.amount() == null ? sum : sum.add(part.amount());
        }
        return parts.isEmpty() ? new Fees(null, "") : new Fees(Decimals.strip(sum), parts.getFirst().currency());
    }
}

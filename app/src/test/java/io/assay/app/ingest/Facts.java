package io.assay.app.ingest;

import io.assay.core.event.Fills;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What fills say, by what identifies them; for files that were hurt and may say less, but nothing else.
final class Facts {
    /// What a fill may say or not say; the empty text, null, UNKNOWN and NORMAL say nothing.
    private static final List<String> NOTHING = List.of("", "null", "UNKNOWN", "NORMAL", "-1", "USDC");

    private Facts() {}

    static Map<String, List<List<String>>> of(Fills fills) {
        var facts = new HashMap<String, List<List<String>>>();
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                int number = fills.instrument(row);
                var key = String.join(" ", fills.accounts().get(account), fills.instruments().get(number).name(),
                        Long.toString(fills.timeNs(row)), fills.side(row).name(),
                        number(fills.price(row), fills.priceScale(number)),
                        number(fills.quantity(row), fills.quantityScale(number)));
                facts.computeIfAbsent(key, k -> new ArrayList<>()).add(List.of(fills.tradeIds().get(row),
                        fills.orderIds().get(row), fills.liquidity(row).name(), fills.cause(row).name(),
                        Long.toString(fills.block(row)), String.valueOf(fills.fees().get(row)),
                        fills.feeCurrency(row), String.valueOf(fills.positionBefore(row)),
                        String.valueOf(fills.realisedPnls().get(row))));
            }
        }
        return facts;
    }

    /// What `hurt` says that `clean` does not.
    static List<String> invented(Map<String, List<List<String>>> hurt, Map<String, List<List<String>>> clean) {
        var invented = new ArrayList<String>();
        hurt.forEach((key, said) -> {
            var known = clean.getOrDefault(key, List.of());
            for (var facts : said) {
                if (known.stream().noneMatch(truth -> agrees(facts, truth))) {
                    invented.add(key + " " + facts + " not of " + known);
                }
            }
            if (said.size() > Math.max(1, known.size())) {
                invented.add(key + " " + said.size() + " times, not " + known.size());
            }
        });
        return invented;
    }

    private static boolean agrees(List<String> facts, List<String> truth) {
        for (int i = 0; i < facts.size(); i++) {
            if (!facts.get(i).equals(truth.get(i)) && !NOTHING.contains(facts.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String number(long unscaled, int scale) {
        return BigDecimal.valueOf(unscaled, scale).stripTrailingZeros().toPlainString();
    }
}

package io.assay.core.market;

import io.assay.core.event.Decimals;
import io.assay.core.event.Fills;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The public trades of one instrument that are not among its fills: a trade that is in both is one print, whose
/// parties the fills name. Two are the same when they have the same trade id, else when time, price and quantity agree.
final class PublicPrints {
    static final PublicPrints NONE = new PublicPrints();

    private record Look(long timeNs, BigDecimal price, BigDecimal quantity) {}

    private final MarketLog log;
    private final Timeline timeline;
    private final int[] places;

    private PublicPrints() {
        log = new MarketLog();
        timeline = new Timeline(new Sheet(0), Reference.Clock.EVENT, null);
        places = new int[0];
    }

    /// @param timeline all public prints of the venue
    /// @param trades the trades the fills show
    PublicPrints(MarketLog log, Timeline timeline, Fills fills, int instrument, Trades trades) {
        this.log = log;
        this.timeline = timeline;
        var multiplier = fills.instruments().get(instrument).contract().multiplier();
        var publicIds = new HashSet<String>();
        for (int place = 0; place < timeline.size(); place++) {
            publicIds.add(tradeId(place));
        }
        var looks = new HashMap<Look, Integer>();
        var ids = new HashSet<String>();
        for (int trade = 0; trade < trades.size(); trade++) {
            int row = trades.row(trade);
            var id = fills.tradeIds().get(row);
            ids.add(id);
            if (id.isEmpty() || !publicIds.contains(id)) {
                looks.merge(look(fills, instrument, row), 1, Integer::sum);
            }
        }
        places = others(ids, looks, multiplier);
    }

    private int[] others(Set<String> ids, Map<Look, Integer> looks, BigDecimal multiplier) {
        var others = new int[timeline.size()];
        int count = 0;
        for (int place = 0; place < others.length; place++) {
            var id = tradeId(place);
            if (!id.isEmpty() && ids.contains(id)) {
                continue;
            }
            var look = new Look(timeline.timeNs(place), decimal(MarketLog.PRICE, place),
                    Decimals.strip(decimal(MarketLog.QUANTITY, place).multiply(multiplier)));
            int left = looks.getOrDefault(look, 0);
            if (left > 0) {
                looks.put(look, left - 1);
            } else {
                others[count++] = place;
            }
        }
        return Arrays.copyOf(others, count);
    }

    int size() {
        return places.length;
    }

    long timeNs(int print) {
        return timeline.timeNs(places[print]);
    }

    long knownNs(int print) {
        return timeline.knownNs(places[print]);
    }

    int row(int print) {
        return timeline.row(places[print]);
    }

    private String tradeId(int place) {
        return log.tradeId(timeline.sheet(), timeline.row(place));
    }

    private BigDecimal decimal(int column, int place) {
        var value = timeline.sheet().values[column].get(timeline.row(place));
        if (value == null) {
            throw new IllegalStateException("a print without price or quantity");
        }
        return value;
    }

    private static Look look(Fills fills, int instrument, int row) {
        return new Look(fills.timeNs(row),
                Decimals.strip(BigDecimal.valueOf(fills.price(row), fills.priceScale(instrument))),
                Decimals.strip(BigDecimal.valueOf(fills.quantity(row), fills.quantityScale(instrument))));
    }
}

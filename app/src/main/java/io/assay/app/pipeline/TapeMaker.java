package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.Cause;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Ordered;
import io.assay.core.event.TradeBust;
import io.assay.core.market.HedgeBasket;
import io.assay.core.market.Market;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.UsdRates;
import io.assay.core.profile.AccountFacts;
import io.assay.core.profile.Tape;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/// Makes the tape of a run of what its files said.
final class TapeMaker {
    private static final long SECOND_NS = 1_000_000_000L;

    private TapeMaker() {}

    /// @param liquidated fills that a notice beside the fills marks as liquidations
    record Made(Ordered ordered, Tape tape, MarketSpec market, long liquidated) {}

    static Made of(Ingested ingested, RunConfig config) {
        return of(ingested, config, Hands.ONE);
    }

    /// @param hands that put the fills into order, make the market and judge the fills
    static Made of(Ingested ingested, RunConfig config, Hands hands) {
        var ordered = FillOrder.of(ingested.log(), ingested.instruments(),
                ingested.accounts().all(TradeBust.class), hands);
        long liquidated = mark(ordered.fills(), ingested.accounts().all(LiquidationNotice.class));
        var usd = new TreeSet<>(List.of("USD", "USDC", config.quoteCurrency()));
        var spec = new MarketSpec(config.staleness().quotesS() * SECOND_NS, config.staleness().samplesS() * SECOND_NS,
                usd, HedgeBasket.DEFAULT);
        var market = Market.of(ordered.fills(), ingested.market(), ingested.quoted(), spec, hands);
        var rates = new UsdRates(ordered.fills(), market, usd);
        return new Made(ordered,
                new Tape(ordered.fills(), market, rates, AccountFacts.of(ingested.accounts())), spec, liquidated);
    }

    /// Fills of a liquidated account in the second of its notice are its liquidation.
    private static long mark(Fills fills, List<LiquidationNotice> notices) {
        record Moment(String account, long second) {}
        var moments = new HashSet<Moment>();
        for (var notice : notices) {
            moments.add(new Moment(notice.account(), Math.floorDiv(notice.timeNs(), SECOND_NS)));
        }
        long marked = 0;
        for (int account = 0; account < fills.accounts().size() && !moments.isEmpty(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                var moment = new Moment(fills.accounts().get(account), Math.floorDiv(fills.timeNs(row), SECOND_NS));
                if (fills.cause(row) == Cause.NORMAL && moments.contains(moment)) {
                    fills.setCause(row, Cause.LIQUIDATED);
                    marked++;
                }
            }
        }
        return marked;
    }
}

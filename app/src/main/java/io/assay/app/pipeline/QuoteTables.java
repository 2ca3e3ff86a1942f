package io.assay.app.pipeline;

import static io.assay.app.pipeline.ResultTables.numbers;
import static io.assay.app.pipeline.ResultTables.text;

import io.assay.app.config.UserError;
import io.assay.app.pipeline.QuoteInputs.Asked;
import io.assay.app.pipeline.QuoteInputs.Desk;
import io.assay.app.pipeline.QuoteInputs.Tier;
import io.assay.app.pipeline.QuoteInputs.Traded;
import io.assay.app.store.Column;
import io.assay.app.store.ResultDatabase;
import io.assay.app.store.Table;
import io.assay.core.event.Side;
import io.assay.core.policy.quote.DemandError;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// [QuoteInputs] as tables of a run, and back. Moments are nanoseconds since 1970, so that they come back as they went.
final class QuoteTables {
    static final String FLOW = "flow";
    /// Kept in the database alone.
    static final List<String> INNER = List.of("desk", "quoted_tiers", "quoted_instruments");

    private QuoteTables() {}

    static List<Table> of(QuoteInputs inputs) {
        return List.of(flow(inputs.flow()), desk(inputs.desk()), tiers(inputs.tiers()),
                instruments(inputs.instruments()));
    }

    private static Table flow(List<Asked> flow) {
        int n = flow.size();
        return new Table(FLOW,
                "What was asked of whoever makes the market: one row an instrument, tier, side and size.",
                List.of(text("instrument", "As the venue names it.", n, i -> flow.get(i).instrument()),
                        text("tier", "Tier of the accounts; their segment where none is proven, uniform without one.",
                                n, i -> flow.get(i).tier()),
                        text("side", "What the accounts did: BUY or SELL.", n, i -> flow.get(i).side().name()),
                        numbers("size_usd", "USD", "Largest request counted here; more than the size below.", n,
                                i -> flow.get(i).sizeUsd()),
                        longs("requests", "1", "Orders that traded.", flow, Asked::requests),
                        numbers("usd_per_day", "USD", "Notional of those requests a day.", n,
                                i -> flow.get(i).usdPerDay()),
                        numbers("notional_usd", "USD", "Notional of those requests.", n,
                                i -> flow.get(i).notionalUsd()),
                        numbers("funding_usd", "USD",
                                "Funding of the other side within ten minutes of them; + is good for the house.", n,
                                i -> flow.get(i).fundingUsd())));
    }

    private static Table desk(Desk desk) {
        var one = List.of(desk);
        return new Table("desk", "What the run's configuration says of quotes.", List.of(
                longs("as_of_ns", "ns", "Last moment whose data the run knows.", one, Desk::asOfNs),
                new Column.Booleans("published", "Whether policy follows the segments.",
                        new boolean[]{desk.isPublished()}),
                text("value_basis", "What identifies demand.", 1, i -> desk.basis()),
                numbers("min_half_bp", "bp", "Narrowest half spread.", 1, i -> desk.minHalfBp()),
                numbers("max_half_bp", "bp", "Widest half spread.", 1, i -> desk.maxHalfBp()),
                numbers("risk_aversion", "1/(bp M)", "See quote.risk-aversion.", 1, i -> desk.riskAversion()),
                numbers("hedge_cost_bp", "bp", "See value.hedge-cost-bp.", 1, i -> desk.hedgeCostBp()),
                numbers("hedge_pace", "1", "See quote.hedge-pace.", 1, i -> desk.hedgePace()),
                numbers("inventory_limit_usd", "USD", "See quote.inventory-limit-usd.", 1,
                        i -> desk.inventoryLimitUsd().orElse(Double.NaN)),
                longs("stale_after_ns", "ns", "See quote.stale-after-h.", one, Desk::staleAfterNs),
                longs("expired_after_ns", "ns", "See quote.expired-after-h.", one, Desk::expiredAfterNs),
                numbers("hedge_hours", "h", "See quote.hedge-hours.", 1, i -> desk.hedgeHours())));
    }

    private static Table tiers(List<Tier> tiers) {
        int n = tiers.size();
        return new Table("quoted_tiers", "What enters the ladder of each tier.", List.of(
                text("tier", "The tier, or segment; the last serves accounts without one.", n,
                        i -> tiers.get(i).name()),
                numbers("adverse_bp", "bp", "Shrunk adverse selection.", n, i -> tiers.get(i).adverseBp()),
                numbers("adverse_sd_bp", "bp", "Its standard deviation.", n, i -> tiers.get(i).adverseSdBp()),
                numbers("alpha", "1", "Of its demand.", n, i -> tiers.get(i).alpha()),
                numbers("beta", "1/bp", "Of its demand.", n, i -> tiers.get(i).beta()),
                numbers("alpha_sd", "1", "Standard deviation of alpha; 0 = taken as given.", n,
                        i -> tiers.get(i).demandError().alphaSd()),
                numbers("beta_sd", "1/bp", "Of beta, likewise.", n, i -> tiers.get(i).demandError().betaSd()),
                numbers("alpha_beta_correlation", "1", "Of the errors of both.", n,
                        i -> tiers.get(i).demandError().correlation()),
                numbers("hit_ratio", "1", "Part of what it asks for that it takes.", n, i -> tiers.get(i).hitRatio())));
    }

    private static Table instruments(List<Traded> traded) {
        int n = traded.size();
        var inferred = new boolean[n];
        for (int i = 0; i < n; i++) {
            inferred[i] = traded.get(i).isTickInferred();
        }
        return new Table("quoted_instruments", "What each instrument is quoted around.", List.of(
                text("instrument", "As the venue names it.", n, i -> traded.get(i).name()),
                text("label", "For people.", n, i -> traded.get(i).label()),
                text("underlying", "What it is on.", n, i -> traded.get(i).underlying()),
                text("kind", "What it is.", n, i -> traded.get(i).kind()),
                numbers("reference", "quote", "Last reference price.", n, i -> traded.get(i).reference()),
                text("source", "Where the reference comes from.", n, i -> traded.get(i).source()),
                longs("reference_ns", "ns", "Its moment.", traded, Traded::referenceNs),
                numbers("tick", "quote", "Step of the price.", n, i -> traded.get(i).tick()),
                new Column.Booleans("tick_inferred", "Whether it is only what divides all prices seen.", inferred),
                numbers("sigma_bp", "bp/sqrt(day)", "Volatility of the reference.", n, i -> traded.get(i).sigmaBp()),
                numbers("sigma_sd_bp", "bp/sqrt(day)", "Its standard deviation.", n, i -> traded.get(i).sigmaSdBp()),
                numbers("funding_bp_per_day", "bp", "What a long position paid a day.", n,
                        i -> traded.get(i).fundingBpPerDay()),
                numbers("volume_per_day", "USD", "Traded a day.", n, i -> traded.get(i).volumePerDay())));
    }

    private static <T> Column longs(String name, String unit, String comment, List<T> rows, ToLongFunction<T> value) {
        return new Column.Longs(name, unit, comment, rows.stream().mapToLong(value).toArray());
    }

    /// What a finished run left.
    ///
    /// @throws UserError when it left nothing to quote by
    static QuoteInputs read(ResultDatabase database, Path folder) {
        if (!database.columns().keySet().containsAll(INNER)
                || !database.columns().keySet().contains(ImpactTables.LAW)) {
            throw UserError.usage("the run in " + folder + " has nothing to quote by").at("--run " + folder)
                    .because("it was made by an earlier version").next("make the report again");
        }
        var desk = database.rows("FROM desk").getFirst();
        return new QuoteInputs(
                new Desk(whole(desk[0]), Boolean.parseBoolean(desk[1]), said(desk[2]), number(desk[3]),
                        number(desk[4]), number(desk[5]), number(desk[6]), number(desk[7]), number(desk[11]),
                        desk[8] == null ? OptionalDouble.empty() : OptionalDouble.of(number(desk[8])),
                        whole(desk[9]), whole(desk[10])),
                database.rows("FROM quoted_tiers").stream()
                        .map(row -> new Tier(said(row[0]), number(row[1]), number(row[2]), number(row[3]),
                                number(row[4]), new DemandError(number(row[5]), number(row[6]), number(row[7])),
                                number(row[8])))
                        .toList(),
                database.rows("FROM quoted_instruments").stream()
                        .map(row -> new Traded(said(row[0]), said(row[1]), said(row[2]), said(row[3]), number(row[4]),
                                said(row[5]), whole(row[6]), number(row[7]), Boolean.parseBoolean(row[8]),
                                number(row[9]), number(row[10]), number(row[11]), number(row[12])))
                        .toList(),
                database.rows("FROM flow").stream()
                        .map(row -> new Asked(said(row[0]), said(row[1]),
                                Side.valueOf(said(row[2]).toUpperCase(Locale.ROOT)), number(row[3]), whole(row[4]),
                                number(row[5]), number(row[6]), number(row[7])))
                        .toList(),
                ImpactTables.read(database));
    }

    private static String said(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static double number(@Nullable String cell) {
        return cell == null ? Double.NaN : Double.parseDouble(cell);
    }

    private static long whole(@Nullable String cell) {
        return Long.parseLong(said(cell));
    }
}

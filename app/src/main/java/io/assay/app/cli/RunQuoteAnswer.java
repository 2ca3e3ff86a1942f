package io.assay.app.cli;

import io.assay.app.pipeline.PublishedLadders;
import io.assay.app.pipeline.RunQuotes;
import io.assay.core.policy.quote.Freshness.Status;
import io.assay.core.policy.quote.Ladder;
import io.assay.core.policy.quote.Ladder.Rung;
import io.assay.core.policy.quote.MeasuredQuotes;
import io.assay.core.policy.quote.MeasuredTier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/// The ladders of one instrument by a run's own segments, for eyes and for programs.
///
/// @param ladders as they may be acted on, or would be
/// @param written where they were published; empty where they were not
/// @param hedge what hedging costs in them
record RunQuoteAnswer(RunQuotes quotes, PublishedLadders ladders, Optional<Path> written, HedgeAnswer hedge)
        implements QuoteAnswer {
    private static final double M = 1e6;
    private static final double USD_PER_BP_M = 100;
    private static final double HOURS = 24;
    private static final double[] PARTS = {-0.5, -0.1, 0, 0.1, 0.5};

    RunQuoteAnswer(RunQuotes quotes, PublishedLadders ladders, Optional<Path> written) {
        this(quotes, ladders, written, new HedgeAnswer(quotes, ladders.ends()));
    }

    @Override
    public String text() {
        return heading() + '\n' + ticks() + '\n' + intervals() + skews() + '\n' + book() + hedge.text() + '\n'
                + ending();
    }

    private String heading() {
        var traded = quotes.traded();
        var out = new StringBuilder(traded.label()).append(", as of ").append(instant(quotes.asOfNs())).append(": ")
                .append(ladders.status().name());
        if (ladders.status() != Status.FRESH) {
            out.append(", ").append(Figures.number(ageDays(), 1)).append(" days old");
        }
        out.append(ladders.status() == Status.EXPIRED
                ? "; the safe ladder stands in for every tier. Shown is what was quoted while fresh.\n" : ".\n");
        out.append("Reference ").append(price(traded.reference())).append(" (").append(lower(traded.source()))
                .append("), tick ").append(price(traded.tick()))
                .append(traded.isTickInferred() ? " by the prices seen" : "")
                .append(", volatility ").append(Figures.number(traded.sigmaBp(), 0))
                .append(" bp per square root of a day, funding ").append(Double.isNaN(traded.fundingBpPerDay())
                        ? "unknown: none in these quotes" : Figures.number(traded.fundingBpPerDay(), 2) + " bp a day")
                .append(".\n").append(basis()).append('\n').append(hedge.heading());
        if (!quotes.inputs().desk().isPublished()) {
            out.append(
                    "No segmentation of this run is followed: ladders by segment are shown, one for all is published.\n");
        }
        return out.toString();
    }

    private String basis() {
        var desk = quotes.inputs().desk();
        var uniform = quotes.inputs().uniform();
        return desk.basis().equals("ASSUMED")
                ? "Demand is ASSUMED, for all alike: alpha " + Figures.number(uniform.alpha(), 2) + ", beta "
                        + Figures.number(uniform.beta(), 2) + " per bp. Requests are the orders that traded."
                : "Demand is measured by offers (" + desk.basis()
                        + "); requests are the orders that traded over the part "
                        + "of offers taken.";
    }

    private String ticks() {
        var table = headed("ladder, ticks from the reference, bid/ask");
        var shown = new ArrayList<>(quotes.byTier());
        if (!quotes.inputs().desk().isPublished()) {
            shown.set(shown.size() - 1, quotes.published(false).get(shown.size() - 1));
        }
        shown.add(quotes.published(false).getLast());
        for (var row : shown) {
            var cells = new ArrayList<>(List.of("  " + row.tier()));
            row.ladder().rungs().forEach(rung -> cells.add(pair(rung)));
            table.row(cells.toArray(String[]::new));
        }
        return table.text();
    }

    private Figures headed(String title) {
        var head = new ArrayList<>(List.of(title));
        for (double size : quotes.quotes().model().sizes()) {
            head.add("to " + Figures.number(size * M, 0) + " USD");
        }
        return new Figures().row(head.toArray(String[]::new));
    }

    private String intervals() {
        var table = headed("95 % of the bid");
        boolean isKnown = false;
        for (var row : quotes.byTier()) {
            var cells = new ArrayList<>(List.of("  " + row.tier()));
            for (int z = 0; z < row.ladder().rungs().size(); z++) {
                var near = ladders.below(row.near().rungs().get(z).bidTicks());
                var far = ladders.below(row.far().rungs().get(z).bidTicks());
                isKnown |= near.isPresent();
                cells.add(near.isPresent() && far.isPresent() ? ticks(near) + " to " + ticks(far) : "unknown");
            }
            table.row(cells.toArray(String[]::new));
        }
        return isKnown ? table.text() + '\n'
                : "How far these ladders may be off is unknown: too little was seen of what they rest on.\n\n";
    }

    private String pair(Rung rung) {
        return ticks(ladders.below(rung.bidTicks())) + "/" + ticks(ladders.above(rung.askTicks()));
    }

    private static String ticks(OptionalLong ticks) {
        return ticks.isPresent() ? String.format(Locale.ROOT, "%,d", ticks.getAsLong()) : "none";
    }

    private double[] inventories() {
        double limit = quotes.quotes().model().inventoryMax();
        return DoubleStream.of(PARTS).map(part -> part * limit).toArray();
    }

    private String skews() {
        var table = new Figures();
        var head = new ArrayList<>(List.of("inventory, USD"));
        var hedge = new ArrayList<>(List.of("hedging, USD an hour"));
        for (double q : inventories()) {
            head.add(Figures.number(q * M, 0));
            hedge.add(Figures.number(quotes.quotes().hedgePerDay(q) * M / HOURS, 0));
        }
        table.row(head.toArray(String[]::new)).row(hedge.toArray(String[]::new));
        for (var tier : quotes.quotes().book().tiers()) {
            var cells = new ArrayList<>(List.of("skew of " + tier.name() + ", smallest size, bp"));
            for (double q : inventories()) {
                var wanted = quotes.wanted(tier.name(), q).getFirst();
                double skew = (wanted.askBp() - wanted.bidBp()) / 2;
                cells.add(Double.isNaN(skew) ? "one side" : Figures.number(skew, 3));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table.text();
    }

    private String book() {
        MeasuredQuotes solved = quotes.quotes();
        var told = solved.told();
        return new Figures().row("no hedging", Figures.number(told.hedgeFreeLow() * M, 0) + " to "
                + Figures.number(told.hedgeFreeHigh() * M, 0), "USD")
                .row("clients ask",
                        Figures.number(told.tiers().stream().mapToDouble(t -> t.askedPerDay()).sum() * M, 0),
                        "USD a day")
                .row("clients trade", Figures.number(told.clientPerDay() * M, 0), "USD a day")
                .row("clients pay", Figures.number(told.clientCost() * USD_PER_BP_M, 2), "USD a day")
                .row("hedged", Figures.number(told.hedgePerDay() * M, 0), "USD a day")
                .row("inventory, standard deviation", Figures.number(told.inventory().sd() * M, 0), "USD")
                .row("internalised in, by queue", Figures.number(told.inventory().queueMinutes(), 1), "min")
                .row("profit less the cost of risk", Figures.number(told.rate() * USD_PER_BP_M, 2), "USD a day")
                .row("of it, by telling tiers apart", Figures.number(solved.gain() * USD_PER_BP_M, 2), "USD a day")
                .row("which costs clients", Figures.number(solved.clientCost() * USD_PER_BP_M, 2), "USD a day").text();
    }

    private String ending() {
        return written.map(path -> "wrote " + path.resolve("policy.parquet") + ", policy.csv and model.yaml\n")
                .orElse("Nothing is published: this is advice.\n");
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        var traded = quotes.traded();
        var desk = quotes.inputs().desk();
        out.put("instrument", traded.name());
        out.put("label", traded.label());
        out.put("run_digest", quotes.digest());
        out.put("model_version", quotes.version());
        out.put("as_of", instant(quotes.asOfNs()));
        out.put("read_at", instant(ladders.nowNs()));
        out.put("status", ladders.status().name());
        out.put("expires", instant(Math.addExact(quotes.asOfNs(), desk.expiredAfterNs())));
        out.put("use", written.isPresent() ? "PUBLISHED" : "ADVICE");
        out.put("written", written.map(path -> path.resolve("policy.parquet").toString()));
        out.put("segmentation_followed", desk.isPublished());
        out.put("value_basis", desk.basis());
        out.put("reference", traded.reference());
        out.put("reference_source", traded.source());
        out.put("tick", traded.tick());
        out.put("tick_inferred", traded.isTickInferred());
        out.put("sigma_bp", traded.sigmaBp());
        out.put("sigma_sd_bp", known(traded.sigmaSdBp()));
        out.put("funding_bp_per_day", known(traded.fundingBpPerDay()));
        out.put("sizes_usd",
                DoubleStream.of(quotes.quotes().model().sizes()).map(size -> Math.rint(size * M)).toArray());
        out.put("tiers", quotes.quotes().book().tiers().stream().map(this::tier).toList());
        out.put("ladders", ladders.rows().stream().map(this::ladder).toList());
        out.put("inventories_usd", DoubleStream.of(inventories()).map(q -> q * M).toArray());
        out.put("hedge_usd_per_hour", DoubleStream.of(inventories())
                .map(q -> quotes.quotes().hedgePerDay(q) * M / HOURS).toArray());
        out.put("hedge", hedge.json());
        out.put("book", figures());
        return out;
    }

    private Map<String, Object> tier(MeasuredTier tier) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", tier.name());
        out.put("adverse_bp", tier.adverseBp());
        out.put("adverse_sd_bp", known(tier.adverseSdBp()));
        out.put("alpha", tier.demand().alpha());
        out.put("beta", tier.demand().beta());
        out.put("alpha_sd", known(tier.demandError().alphaSd()));
        out.put("beta_sd", known(tier.demandError().betaSd()));
        out.put("intensity_buys", tier.buysPerDay());
        out.put("intensity_sells", tier.sellsPerDay());
        out.put("carry_buys_bp", tier.buysCarryBp());
        out.put("carry_sells_bp", tier.sellsCarryBp());
        out.put("skew", DoubleStream.of(inventories()).mapToObj(q -> {
            var wanted = quotes.wanted(tier.name(), q);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("inventory_usd", q * M);
            row.put("bid_bp", wanted.stream().map(one -> known(one.bidBp())).toList());
            row.put("ask_bp", wanted.stream().map(one -> known(one.askBp())).toList());
            return row;
        }).toList());
        return out;
    }

    private Map<String, Object> ladder(RunQuotes.Row row) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("segment", row.segment().isEmpty() ? Optional.empty() : row.segment());
        out.put("tier", row.tier());
        var now = row.ladder().at(ladders.nowNs());
        out.put("bid_ticks", ticks(now, Rung::bidTicks));
        out.put("ask_ticks", ticks(now, Rung::askTicks));
        out.put("bid_offset_ticks", ticks(now, rung -> ladders.below(rung.bidTicks())));
        out.put("ask_offset_ticks", ticks(now, rung -> ladders.above(rung.askTicks())));
        out.put("bid_offset_low_ticks", ticks(ladders.end(row.near()), rung -> ladders.below(rung.bidTicks())));
        out.put("bid_offset_high_ticks", ticks(ladders.end(row.far()), rung -> ladders.below(rung.bidTicks())));
        out.put("ask_offset_low_ticks", ticks(ladders.end(row.near()), rung -> ladders.above(rung.askTicks())));
        out.put("ask_offset_high_ticks", ticks(ladders.end(row.far()), rung -> ladders.above(rung.askTicks())));
        out.put("model_bid_bp", bp(row.wanted(), Ladder.Wanted::bidBp));
        out.put("model_bid_low_bp", bp(row.band().near(), Ladder.Wanted::bidBp));
        out.put("model_bid_high_bp", bp(row.band().far(), Ladder.Wanted::bidBp));
        out.put("model_ask_bp", bp(row.wanted(), Ladder.Wanted::askBp));
        out.put("model_ask_low_bp", bp(row.band().near(), Ladder.Wanted::askBp));
        out.put("model_ask_high_bp", bp(row.band().far(), Ladder.Wanted::askBp));
        out.put("safe_bid_ticks", ticks(row.ladder().safe(), Rung::bidTicks));
        out.put("safe_ask_ticks", ticks(row.ladder().safe(), Rung::askTicks));
        return out;
    }

    private static List<Optional<Long>> ticks(List<Rung> rungs, Function<Rung, OptionalLong> of) {
        return rungs.stream().map(of)
                .map(ticks -> ticks.isPresent() ? Optional.of(ticks.getAsLong()) : Optional.<Long>empty()).toList();
    }

    private static List<Optional<Double>> bp(List<Ladder.Wanted> wanted, ToDoubleFunction<Ladder.Wanted> side) {
        return wanted.stream().map(one -> known(side.applyAsDouble(one))).toList();
    }

    private Map<String, Object> figures() {
        var solved = quotes.quotes();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("value_usd_per_day", solved.told().rate() * USD_PER_BP_M);
        out.put("value_of_segments_usd_per_day", solved.gain() * USD_PER_BP_M);
        out.put("client_cost_of_segments_usd_per_day", solved.clientCost() * USD_PER_BP_M);
        out.put("clients_pay_usd_per_day", solved.told().clientCost() * USD_PER_BP_M);
        out.put("client_usd_per_day", solved.told().clientPerDay() * M);
        out.put("hedged_usd_per_day", solved.told().hedgePerDay() * M);
        out.put("no_hedge_from_usd", solved.told().hedgeFreeLow() * M);
        out.put("no_hedge_to_usd", solved.told().hedgeFreeHigh() * M);
        out.put("inventory_sd_usd", solved.told().inventory().sd() * M);
        out.put("internalisation_minutes", solved.told().inventory().queueMinutes());
        return out;
    }

    private static Optional<Double> known(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    private double ageDays() {
        return (ladders.nowNs() - quotes.asOfNs()) / (double) Duration.ofDays(1).toNanos();
    }

    private static String instant(long ns) {
        return Instant.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L)).toString();
    }

    private static String price(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}

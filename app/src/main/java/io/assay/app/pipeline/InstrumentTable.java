package io.assay.app.pipeline;

import io.assay.app.report.Estimate;
import io.assay.app.report.InstrumentsSection;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.market.BookFigures;
import io.assay.core.market.Figure;
import io.assay.core.market.InstrumentDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Order-book precision of the instruments of a run as a table and as a section of the page.
///
/// @param halfSpreadBp of the uniform policy, which is rounded outward to the tick of each instrument
record InstrumentTable(List<InstrumentDay> days, double halfSpreadBp) {
    private static final double DEPTH_SHOWN_BP = 5;

    Table table() {
        var columns = new ArrayList<Column>();
        int n = days.size();
        columns.add(ResultTables.text("instrument", "As the venue names it.", n, row -> days.get(row).instrument()));
        columns.add(ResultTables.text("venue", "Who published the books, where the source says.", n,
                row -> blank(days.get(row).venue())));
        columns.add(ResultTables.text("day", "UTC day.", n, row -> day(days.get(row))));
        columns.add(ResultTables.text("source", "What the figures rest on: quotes, books or prints.", n,
                row -> source(days.get(row))));
        columns.add(longs("books", "Tops or snapshots seen.", days.stream().mapToLong(InstrumentDay::books)));
        columns.add(longs("trades", "Trades whose taker is known.", days.stream().mapToLong(InstrumentDay::trades)));
        columns.add(
                number("mid_price", "quote", "Last mid, or last traded price, of the day.", InstrumentDay::midPrice));
        columns.add(figure("tick", "quote", "Price step; inferred as the greatest common divisor where nobody says it.",
                BookFigures::tick));
        var inferred = new boolean[n];
        for (int row = 0; row < n; row++) {
            inferred[row] = days.get(row).figures().tickInferred();
        }
        columns.add(new Column.Booleans("tick_inferred",
                "Whether nobody states the tick: it is then the greatest common divisor of the prices seen.",
                inferred));
        columns.add(figure("tick_bp", "bp", "Time mean of tick over mid.", BookFigures::tickBp));
        columns.add(figure("spread_bp", "bp", "Time mean of spread over mid.", BookFigures::spreadBp));
        columns.add(
                figure("tick_over_spread", "1", "Time mean; 1 is always one tick wide.", BookFigures::tickOverSpread));
        columns.add(figure("one_tick_share", "1", "Share of time at one tick.", BookFigures::oneTickShare));
        columns.add(figure("touch_usd", "USD", "Time mean of the size at the best price.", BookFigures::touchUsd));
        depths(columns);
        columns.add(figure("bid_queue_s", "s", "Size at the best bid over the rate of sales into it.",
                BookFigures::bidQueueS));
        columns.add(figure("ask_queue_s", "s", "Size at the best ask over the rate of purchases from it.",
                BookFigures::askQueueS));
        columns.add(figure("round_10_share", "1", "Trades at multiples of ten ticks; 0.1 without clustering of prices.",
                figures -> figures.byTen().share()));
        columns.add(figure("round_10_p", "1", "Chance of a share as far from 0.1, were trades independent.",
                figures -> figures.byTen().p()));
        columns.add(figure("round_5_share", "1", "Trades at multiples of five ticks; 0.2 without clustering of prices.",
                figures -> figures.byFive().share()));
        columns.add(figure("eta", "1", "Width of the uncertainty zones in ticks (Robert and Rosenbaum 2011).",
                BookFigures::eta));
        columns.add(figure("eta_se", "1", "Its standard error.", BookFigures::etaSe));
        columns.add(figure("balanced_tick", "quote", "The tick that would balance spread and queue: 2 eta tick.",
                BookFigures::balancedTick));
        columns.add(number("balanced_tick_se", "quote",
                "Its standard error; below two of them the balanced tick cannot be told from 0.",
                day -> 2 * day.figures().etaSe().value() * day.figures().tick().value()));
        columns.add(number("realised_vol", "1/sqrt(year)", "Annualised volatility of minute returns; 1 is 100 %.",
                day -> day.realisedVolatility().value()));
        columns.add(number("two_scale_vol", "1/sqrt(year)",
                "Annualised volatility robust to bounce (Zhang, Mykland and Ait-Sahalia 2005).",
                day -> day.twoScaleVolatility().value()));
        columns.add(number("half_spread_ticks", "ticks",
                "The uniform half spread rounded outward to ticks, which tick_inferred says more about.",
                this::ticks));
        return new Table("instruments", "How finely each instrument trades, day by day.", columns);
    }

    private void depths(List<Column> columns) {
        for (int i = 0; i < days.getFirst().figures().depths().size(); i++) {
            int band = i;
            var bp = String.format(Locale.ROOT, "%.0f", days.getFirst().figures().depths().get(i).bp());
            columns.add(figure("bid_depth_" + bp + "bp_usd", "USD", "Time mean of bids within " + bp + " bp of mid.",
                    figures -> figures.depths().get(band).bidUsd()));
            columns.add(figure("ask_depth_" + bp + "bp_usd", "USD", "Time mean of asks within " + bp + " bp of mid.",
                    figures -> figures.depths().get(band).askUsd()));
        }
    }

    /// The busiest instruments for the page.
    InstrumentsSection section() {
        return InstrumentsSection.of(days.stream().sorted(Comparator.comparingLong(InstrumentDay::trades).reversed())
                .map(this::row).toList());
    }

    private InstrumentsSection.Row row(InstrumentDay day) {
        var figures = day.figures();
        var depth = figures.depths().stream().filter(one -> one.bp() == DEPTH_SHOWN_BP).findFirst().orElseThrow();
        return new InstrumentsSection.Row(day.instrument(), day(day), source(day), day.trades(),
                known(figures.spreadBp()), ReportMaker.known(tickBp(day)), figures.tickInferred(),
                known(figures.oneTickShare()), mean(depth.bidUsd(), depth.askUsd()),
                mean(figures.bidQueueS(), figures.askQueueS()), known(figures.byTen().share()),
                balanced(figures),
                known(day.realisedVolatility()), known(day.twoScaleVolatility()), ReportMaker.known(ticks(day)));
    }

    /// In ticks, with its standard error.
    private static Optional<Estimate> balanced(BookFigures figures) {
        double ratio = 2 * figures.eta().value();
        return Double.isNaN(ratio)
                ? Optional.empty()
                : Optional.of(new Estimate(ratio, ReportMaker.known(2 * figures.etaSe().value())));
    }

    /// Time mean over the mids of books; where there are none, over the last price.
    private static double tickBp(InstrumentDay day) {
        var figures = day.figures();
        return figures.tickBp().isPresent()
                ? figures.tickBp().value()
                : 1e4 * figures.tick().value() / day.midPrice();
    }

    /// The uniform half spread in whole ticks, never less than it.
    private double ticks(InstrumentDay day) {
        double tick = day.figures().tick().value();
        return Math.ceil(halfSpreadBp * 1e-4 * day.midPrice() / tick);
    }

    private static OptionalDouble known(Figure figure) {
        return ReportMaker.known(figure.value());
    }

    private static OptionalDouble mean(Figure a, Figure b) {
        return ReportMaker.known((a.value() + b.value()) / 2);
    }

    private static String day(InstrumentDay day) {
        return Run.instant(day.dayNs()).toString().substring(0, 10);
    }

    private static String source(InstrumentDay day) {
        return day.source().name().toLowerCase(Locale.ROOT);
    }

    private Column number(String name, String unit, String meaning, ToDoubleFunction<InstrumentDay> value) {
        return new Column.Numbers(name, unit, meaning, days.stream().mapToDouble(value).toArray());
    }

    private interface Part {
        Figure of(BookFigures figures);
    }

    private Column figure(String name, String unit, String meaning, Part part) {
        return number(name, unit, meaning, day -> part.of(day.figures()).value());
    }

    private static Column longs(String name, String meaning, LongStream values) {
        return new Column.Longs(name, "1", meaning, values.toArray());
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }
}

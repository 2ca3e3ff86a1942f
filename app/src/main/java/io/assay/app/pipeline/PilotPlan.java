package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.policy.quote.demand.PilotDesign;
import io.assay.core.policy.quote.demand.PilotSegment;
import io.assay.core.policy.quote.demand.PilotTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A pilot for all segments: the design of each, or why it can have none.
///
/// @param facts what it stands on
/// @param terms what is asked of it
/// @param seed of its lots
/// @param rows by segment, in the order of the facts
public record PilotPlan(PilotFacts facts, PilotTerms terms, long seed, List<Row> rows) {
    public PilotPlan {
        rows = List.copyOf(rows);
    }

    /// @param design absent where the segment can have no pilot
    /// @param reason why it has none; empty where it has one
    public record Row(PilotSegment segment, Optional<PilotDesign> design, String reason) {}

    /// @throws UserError when no segment can have a pilot
    public static PilotPlan of(PilotFacts facts, PilotTerms asked, long seed) {
        var terms = asked.withDaySd(facts.daySd().orElse(asked.daySd()));
        var rows = rows(facts, terms);
        if (rows.stream().allMatch(row -> row.design().isEmpty())) {
            throw UserError.usage("no segment can have a pilot").at("assay quote pilot")
                    .because(rows.getFirst().segment().name() + ": " + rows.getFirst().reason())
                    .next("docs/how-to/pilot.md says what a pilot needs");
        }
        return new PilotPlan(facts, terms, seed, rows);
    }

    /// Each segment's design, or why it has none.
    static List<Row> rows(PilotFacts facts, PilotTerms terms) {
        var rows = new ArrayList<Row>();
        for (var segment : facts.segments()) {
            try {
                rows.add(new Row(segment, Optional.of(PilotDesign.of(segment, terms)), ""));
            } catch (IllegalArgumentException e) {
                rows.add(new Row(segment, Optional.empty(), String.valueOf(e.getMessage())));
            }
        }
        return rows;
    }

    /// One row a segment.
    public Table table() {
        int n = rows.size();
        var columns = new ArrayList<Column>();
        columns.add(ResultTables.text("segment", "The segment.", n, i -> rows.get(i).segment().name()));
        columns.add(ResultTables.text("demand", "What tells its demand: OFFERS, HIT_RATIO or ASSUMED.", n,
                i -> facts.basis().get(i)));
        columns.add(new Column.Longs("accounts", "1", "Accounts that ask.",
                rows.stream().mapToLong(row -> row.segment().accounts()).toArray()));
        columns.add(ResultTables.numbers("requests_a_day", "1", "Of all its accounts.", n,
                i -> rows.get(i).segment().requestsADay()));
        columns.add(ResultTables.text("widths_bp", "Rungs, each as likely as the next.", n, this::ladder));
        add(columns, "requests", "1", "Requests by lot that are needed.", PilotDesign::requests);
        add(columns, "days", "1", "Days that takes.", PilotDesign::days);
        add(columns, "design_effect", "1", "How many requests tell as much as one alone.", PilotDesign::designEffect);
        add(columns, "beta_se", "1/bp", "Standard error of beta expected.", PilotDesign::betaSe);
        add(columns, "value_se_usd", "USD per million offered",
                "Standard error of the difference between today's rung and another.", PilotDesign::valueSeUsd);
        add(columns, "cost_usd", "USD", "Expected cost of the pilot; below 0 = it gains.", PilotDesign::costUsd);
        add(columns, "worst_usd", "USD", "The same at the worst beta within its bounds.", PilotDesign::worstUsd);
        add(columns, "stop_loss_usd", "USD", "Stop when it has cost more.", PilotDesign::stopLossUsd);
        columns.add(ResultTables.text("reason", "Why it can have no pilot.", n, i -> blank(rows.get(i).reason())));
        return new Table("pilot", "Widths by lot.", columns);
    }

    private void add(List<Column> to, String name, String unit, String comment, ToDoubleFunction<PilotDesign> value) {
        to.add(ResultTables.numbers(name, unit, comment, rows.size(),
                i -> rows.get(i).design().map(value::applyAsDouble).orElse(Double.NaN)));
    }

    private static @Nullable String blank(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable String ladder(int row) {
        return rows.get(row).design().map(design -> Arrays.stream(design.ladderBp())
                .mapToObj(w -> String.format(Locale.ROOT, "%.4g", w)).collect(Collectors.joining(" "))).orElse(null);
    }

    /// Everything by name, as `pilot.json` keeps it.
    public Map<String, Object> json() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("seed", seed);
        out.put("unit", terms.unit().name());
        out.put("share", terms.share());
        out.put("power", terms.power());
        out.put("tell_beta", terms.tellBeta());
        out.put("tell_value_usd", terms.tellUsd());
        out.put("day_sd", terms.daySd());
        out.put("stop",
                "look once, when requests and days are reached; before that only for loss: when the rungs together"
                        + " earned less than today's rung would have by more than stop_loss_usd");
        out.put("segments", rows.stream().map(row -> segment(row, facts.basis().get(rows.indexOf(row)))).toList());
        return out;
    }

    private static Map<String, Object> segment(Row row, String basis) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("segment", row.segment().name());
        out.put("demand", basis);
        out.put("alpha", row.segment().alpha().estimate());
        out.put("beta", row.segment().beta().estimate());
        out.put("adverse_bp", row.segment().adverseBp());
        out.put("adverse_scatter_bp", row.segment().adverseSdBp());
        out.put("accounts", row.segment().accounts());
        out.put("requests_a_day", row.segment().requestsADay());
        out.put("today_bp", row.segment().todayBp());
        row.design().ifPresentOrElse(design -> {
            out.put("widths_bp", Arrays.stream(design.ladderBp()).boxed().toList());
            out.put("requests", design.requests());
            out.put("days", design.days());
            out.put("design_effect", design.designEffect());
            out.put("beta_se", design.betaSe());
            out.put("value_se_usd", design.valueSeUsd());
            out.put("cost_usd", design.costUsd());
            out.put("worst_usd", design.worstUsd());
            out.put("stop_loss_usd", design.stopLossUsd());
        }, () -> out.put("reason", row.reason()));
        return out;
    }
}

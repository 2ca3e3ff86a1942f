package io.assay.app.pipeline;

import static io.assay.app.pipeline.ResultTables.numbers;
import static io.assay.app.pipeline.ResultTables.text;

import io.assay.app.store.Column;
import io.assay.app.store.ResultDatabase;
import io.assay.app.store.Table;
import io.assay.core.policy.impact.ImpactCurve;
import io.assay.core.policy.impact.ImpactDecay;
import io.assay.core.policy.impact.ImpactLaw;
import io.assay.core.policy.impact.Interval;
import io.assay.core.policy.impact.Metaorders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// [RunImpact] as tables of a run, and what prices by it back from them.
final class ImpactTables {
    static final String LAW = "impact";
    static final String MARKETS = "impact_instruments";
    private static final Interval ABSENT = new Interval(Double.NaN, Double.NaN, Double.NaN);

    private ImpactTables() {}

    /// @param segment empty = all
    private record Row(String segment, boolean told, Optional<ImpactLaw.Row> law, Optional<ImpactDecay.Row> decay,
            long metaorders) {
        Interval of(Function<ImpactLaw.Row, Interval> figure) {
            return law.map(figure).orElse(ABSENT);
        }
    }

    static List<Table> of(RunImpact impact) {
        return List.of(law(impact), markets(impact.markets()));
    }

    private static List<Row> rows(RunImpact impact) {
        boolean told = impact.told().isPresent();
        var out = new ArrayList<Row>();
        out.add(new Row("", told, impact.law().map(ImpactLaw::all), impact.decay().map(ImpactDecay::all),
                impact.law().map(law -> (long) law.all().metaorders()).orElse(impact.usable())));
        for (int s = 0; s < impact.segments().size() && impact.law().isPresent(); s++) {
            int segment = s;
            var own = impact.law().get().segments().get(s);
            out.add(new Row(impact.segments().get(s), told && own.curve().isKnown(), Optional.of(own),
                    impact.decay().map(decay -> decay.segments().get(segment)), own.metaorders()));
        }
        return out;
    }

    private static Table law(RunImpact impact) {
        var rows = rows(impact);
        int n = rows.size();
        var told = new boolean[n];
        for (int i = 0; i < n; i++) {
            told[i] = rows.get(i).told();
        }
        var columns = new ArrayList<Column>(List.of(
                text("segment", "Whose metaorders; absent for all.", n,
                        i -> rows.get(i).segment().isEmpty() ? null : rows.get(i).segment()),
                new Column.Booleans("told", "Whether the data tell a law; what is below is used only then.", told),
                new Column.Longs("metaorders", "1", "Metaorders with an impact that were fitted.",
                        rows.stream().mapToLong(Row::metaorders).toArray()),
                new Column.Longs("accounts", "1", "Accounts behind them.",
                        rows.stream().mapToLong(row -> row.law().map(ImpactLaw.Row::accounts).orElse(0)).toArray())));
        interval(columns, rows, "exponent", "Power of size over daily volume, one for all.",
                row -> row.of(law -> law.curve().exponent()));
        columns.add(numbers("anchor_size", "1", "Size over daily volume at which the data tell most.", n,
                i -> rows.get(i).law().map(law -> law.curve().anchor()).orElse(Double.NaN)));
        interval(columns, rows, "impact_at_anchor", "Impact there at the end, in daily volatilities, shrunk.",
                row -> row.of(law -> law.curve().atAnchor()));
        interval(columns, rows, "prefactor", "Impact of a whole day's volume, in daily volatilities, shrunk.",
                row -> row.of(ImpactLaw.Row::shrunk));
        interval(columns, rows, "impact_at_1pct", "Impact of 1 % of a day's volume, in daily volatilities, shrunk.",
                row -> row.of(ImpactLaw.Row::atShownSize));
        interval(columns, rows, "decay_beta", "Decay of the propagator.",
                row -> row.decay().map(ImpactDecay.Row::beta).orElse(ABSENT));
        for (int h = 0; h < Metaorders.LATER.size(); h++) {
            int horizon = h;
            interval(columns, rows, "remaining_" + Metaorders.LATER.get(h).suffix(),
                    "Part of the impact at the end that is left this long after it.",
                    row -> row.decay().map(decay -> decay.remaining().get(horizon)).orElse(ABSENT));
        }
        return new Table(LAW, "What metaorders did to prices: the law of their impact and its decay.", columns);
    }

    private static void interval(List<Column> columns, List<Row> rows, String name, String comment,
            Function<Row, Interval> of) {
        int n = rows.size();
        columns.add(numbers(name, "1", comment, n, i -> of.apply(rows.get(i)).estimate()));
        columns.add(numbers(name + "_low", "1", "Lower end of its 95 % interval.", n,
                i -> of.apply(rows.get(i)).low()));
        columns.add(numbers(name + "_high", "1", "Upper end.", n, i -> of.apply(rows.get(i)).high()));
    }

    private static Table markets(List<RunImpact.Market> markets) {
        int n = markets.size();
        return new Table(MARKETS, "What the impact of a size is multiplied with, and Kyle's lambda.", List.of(
                text("instrument", "As the venue names it.", n, i -> markets.get(i).scale().instrument()),
                text("label", "For people.", n, i -> markets.get(i).scale().label()),
                new Column.Longs("metaorders", "1", "Metaorders with an impact.",
                        markets.stream().mapToLong(RunImpact.Market::metaorders).toArray()),
                text("reference", "What judged it.", n, i -> markets.get(i).reference()),
                text("volume_basis",
                        "What the volume rests on: PRINTS, FEED (fills show both sides), FILLS (less than the market).",
                        n,
                        i -> markets.get(i).scale().volumeBasis()),
                numbers("volume_per_day", "USD", "Mean volume of a day.", n,
                        i -> markets.get(i).scale().volumePerDay()),
                numbers("sigma_bp", "bp", "Volatility of a day, by minute returns.", n,
                        i -> markets.get(i).scale().sigmaBp()),
                numbers("lambda_bp_per_musd", "bp/M USD", "Kyle's lambda: move with net buying, minute by minute.", n,
                        i -> markets.get(i).kyle().lambda().estimate()),
                numbers("lambda_bp_per_musd_low", "bp/M USD", "Lower end of its 95 % interval.", n,
                        i -> markets.get(i).kyle().lambda().low()),
                numbers("lambda_bp_per_musd_high", "bp/M USD", "Upper end.", n,
                        i -> markets.get(i).kyle().lambda().high()),
                numbers("lambda_explained", "1", "Share of the variance of moves.", n,
                        i -> markets.get(i).kyle().explained()),
                new Column.Longs("minutes", "1", "Minutes that were compared.",
                        markets.stream().mapToLong(market -> market.kyle().intervals()).toArray())));
    }

    /// What a finished run left; nothing where it left no such tables.
    static MeasuredImpact read(ResultDatabase database) {
        if (!database.columns().keySet().containsAll(List.of(LAW, MARKETS))) {
            return MeasuredImpact.NONE;
        }
        var all = database.rows("SELECT exponent, exponent_low, exponent_high, anchor_size, impact_at_anchor, "
                + "impact_at_anchor_low, impact_at_anchor_high FROM " + LAW + " WHERE told AND segment IS NULL")
                .stream().findFirst().map(row -> new ImpactCurve(
                        new Interval(number(row[0]), number(row[1]), number(row[2])), number(row[3]),
                        new Interval(number(row[4]), number(row[5]), number(row[6]))));
        return new MeasuredImpact(all,
                database.rows("SELECT instrument, label, volume_basis, volume_per_day, sigma_bp FROM " + MARKETS)
                        .stream().map(row -> new MeasuredImpact.Scale(said(row[0]), said(row[1]), said(row[2]),
                                number(row[3]), number(row[4])))
                        .toList());
    }

    private static String said(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static double number(@Nullable String cell) {
        return cell == null ? Double.NaN : Double.parseDouble(cell);
    }
}

package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.ingest.CsvFile;
import io.assay.app.store.ResultDatabase;
import io.assay.core.policy.quote.demand.DayNoise;
import io.assay.core.policy.quote.demand.DemandLaw;
import io.assay.core.policy.quote.demand.Interval;
import io.assay.core.policy.quote.demand.PilotSegment;
import io.assay.core.policy.quote.demand.QuoteRecord;
import io.assay.core.profile.FeatureMatrix;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// What is known of segments before a pilot: from records of offers, or from a run that has fills alone.
///
/// @param segments what can be told of each
/// @param basis of the demand, by segment: OFFERS, HIT_RATIO (alpha from how often offers are taken, beta assumed) or
///     ASSUMED (both)
/// @param daySd how much willingness differs from day to day, in logits; empty = not told
/// @param accounts segment by account
public record PilotFacts(List<PilotSegment> segments, List<String> basis, OptionalDouble daySd,
        Map<String, String> accounts) {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final Duration SPAN_MIN = Duration.ofHours(12);
    /// Why a shorter span tells no pilot: requests a day are those of whole days.
    static final String TOO_SHORT = "how many requests a day brings is not known from less than half a day of flow";
    /// The assumed beta may be so many times larger or smaller.
    private static final double RANGE = 2;

    /// What is assumed of demand where nothing tells it.
    ///
    /// @param hit share of requests taken at today's width
    /// @param beta how fast demand fades, per bp
    /// @param scatterBp of the cost of fills; NaN = as the data tell
    public record Assumed(double hit, double beta, double scatterBp) {
        /// Demand at the reference, if so many are taken at this width.
        private double alpha(double share, double widthBp) {
            return StrictMath.log(1 / share - 1) - beta * widthBp;
        }
    }

    /// From records of offers.
    ///
    /// @param widths today's by segment, where the median of the offers is not meant
    public static PilotFacts of(QuoteFile file, KnownSegments known, Map<String, Double> widths, Assumed assumed) {
        var counts = file.counts(known, true);
        var law = DemandLaw.of(counts, 0.95);
        long first = file.records().stream().mapToLong(QuoteRecord::timeNs).min().orElse(0);
        long last = file.records().stream().mapToLong(QuoteRecord::timeNs).max().orElse(0);
        double days = Math.floorDiv(last, DAY_NS) - Math.floorDiv(first, DAY_NS) + 1.0;
        var out = new ArrayList<PilotSegment>();
        var basis = new ArrayList<String>();
        for (int s = 0; s < known.names().size(); s++) {
            String name = known.names().get(s);
            var own = file.records().stream().filter(r -> name.equals(known.byAccount().get(r.account()))).toList();
            double today = widths.getOrDefault(name, median(own));
            var row = law.segments().get(s);
            boolean told = row.beta().isKnown() && row.beta().estimate() > 0;
            boolean hit = !told && row.taken() > 0 && row.taken() < row.offers();
            var beta = told ? row.beta() : around(assumed.beta);
            double alpha = told ? row.alpha().estimate()
                    : assumed.alpha(hit ? row.taken() / row.offers() : assumed.hit, today);
            basis.add(told ? "OFFERS" : hit ? "HIT_RATIO" : "ASSUMED");
            out.add(segment(name, own, days, today, told ? row.alpha() : point(alpha), beta, assumed));
        }
        return new PilotFacts(out, basis, DayNoise.sd(counts, law), known.byAccount());
    }

    private static PilotSegment segment(String name, List<QuoteRecord> own, double days, double today, Interval alpha,
            Interval beta, Assumed assumed) {
        var byAccount = new TreeMap<String, Double>();
        var byUnit = new TreeMap<String, Double>();
        for (var r : own) {
            byAccount.merge(r.account(), 1.0, Double::sum);
            byUnit.merge(r.account() + "|" + Math.floorDiv(r.timeNs(), DAY_NS), 1.0, Double::sum);
        }
        double[] costs = own.stream().filter(r -> r.filledUsd() > 0 && !Double.isNaN(r.adverseBp()))
                .mapToDouble(QuoteRecord::adverseBp).toArray();
        double mean = Arrays.stream(costs).average().orElse(Double.NaN);
        double squares = Arrays.stream(costs).map(c -> (c - mean) * (c - mean)).sum();
        double scatter = costs.length < 2 ? Double.NaN : StrictMath.sqrt(squares / (costs.length - 1));
        return new PilotSegment(name, byAccount.size(), equal(byAccount.values().stream().toList()), own.size() / days,
                equalSize(byUnit.values().stream().toList()),
                own.stream().mapToDouble(QuoteRecord::notionalUsd).average().orElse(Double.NaN), today, alpha, beta,
                mean, Double.isNaN(assumed.scatterBp) ? scatter : assumed.scatterBp);
    }

    static boolean isTooShort(Instant from, Instant to) {
        return Duration.between(from, to).compareTo(SPAN_MIN) < 0;
    }

    /// From a run: requests are fills that did not rest in a book, over the share assumed to be taken, and today's width is what takers paid.
    ///
    /// @throws UserError when the folder holds no run, or one of less than half a day
    public static PilotFacts of(Path run, KnownSegments known, Map<String, Double> widths, Assumed assumed) {
        try (var database = ResultDatabase.open(run, "--run")) {
            var span = database.rows("SELECT data_from, data_to FROM runs").getFirst();
            if (isTooShort(Instant.parse(String.valueOf(span[0])), Instant.parse(String.valueOf(span[1])))) {
                throw UserError.usage("no pilot from " + run).at("--run " + run).because(TOO_SHORT)
                        .next("a run over a day or more, or records of offers");
            }
        }
        var profiles = CsvFile.read(run.resolve("profiles.csv"));
        var out = new ArrayList<PilotSegment>();
        var basis = new ArrayList<String>();
        for (String name : known.names()) {
            out.add(Fills.of(profiles, known, name).segment(widths, assumed));
            basis.add("ASSUMED");
        }
        return new PilotFacts(out, basis, OptionalDouble.empty(), known.byAccount());
    }

    /// The same of a run that is still in memory.
    ///
    /// @param names of segments
    /// @param segment of each account, -1 = none
    static PilotFacts of(FeatureMatrix profiles, List<String> names, int[] segment, Assumed assumed) {
        var out = new ArrayList<PilotSegment>();
        Cells cells = (row, column) -> profiles.at(row, profiles.column(column));
        for (int s = 0; s < names.size(); s++) {
            int own = s;
            int[] rows = IntStream.range(0, profiles.rows()).filter(row -> segment[row] == own)
                    .filter(row -> hasAsked(cells, row)).toArray();
            if (rows.length > 0) {
                out.add(new Fills(cells, names.get(s), rows).segment(Map.of(), assumed));
            }
        }
        return new PilotFacts(out, Collections.nCopies(out.size(), "ASSUMED"), OptionalDouble.empty(), Map.of());
    }

    /// Today's widths from a table of segments.
    public static Map<String, Double> widths(Path file, KnownSegments known) {
        var table = CsvFile.read(file);
        int name = table.column("segment");
        int width = table.column("width_bp");
        double[] values = table.values(width);
        var out = new TreeMap<String, Double>();
        for (int i = 0; i < values.length; i++) {
            if (!known.names().contains(table.cell(i, name))) {
                throw table.wrong(i, name, "one of " + String.join(", ", known.names()));
            }
            out.put(table.cell(i, name), values[i]);
        }
        return out;
    }

    /// Whether an account has a fill that did not rest in a book.
    private static boolean hasAsked(Cells cells, int row) {
        return cells.at(row, "fills") > 0 && !(cells.at(row, "maker_share") >= 1);
    }

    /// Columns of profiles by name.
    private interface Cells {
        double at(int row, String column);
    }

    /// Fills of one segment, account by account.
    ///
    /// @param rows of its accounts that have a fill
    private record Fills(Cells cells, String name, int[] rows) {
        static Fills of(CsvFile profiles, KnownSegments known, String name) {
            Cells cells = (row, column) -> profiles.value(row, profiles.column(column));
            int account = profiles.column("account");
            int[] rows = IntStream.range(0, profiles.lines().size())
                    .filter(i -> name.equals(known.byAccount().get(profiles.cell(i, account))))
                    .filter(i -> hasAsked(cells, i)).toArray();
            if (rows.length == 0) {
                throw UserError.usage("no account of " + name + " has a fill that asked for a price")
                        .at(profiles.file().toString())
                        .next("name the run whose segments these are");
            }
            return new Fills(cells, name, rows);
        }

        PilotSegment segment(Map<String, Double> widths, Assumed assumed) {
            double today = widths.getOrDefault(name, mean("house_markout_bp_0_taker"));
            double adverse = mean("adverse_bp_10s_shrunk");
            double asked = sum(this::asked);
            double days = Arrays.stream(rows).mapToDouble(i -> at(i, "active_days")).max().orElse(1);
            double units = sum(i -> asked(i) * asked(i) / at(i, "active_days")) / asked;
            double judged = sum(i -> at(i, "adverse_bp_10s_se") >= 0 ? asked(i) : 0);
            double squares = sum(i -> at(i, "adverse_bp_10s_se") >= 0
                    ? asked(i) * asked(i) * at(i, "adverse_bp_10s_se") * at(i, "adverse_bp_10s_se") : 0);
            double scatter = judged > 0 ? StrictMath.sqrt(squares / judged) : Double.NaN;
            return new PilotSegment(name, rows.length,
                    equal(Arrays.stream(rows).mapToObj(this::asked).toList()),
                    asked / assumed.hit / days, units / assumed.hit,
                    sum(i -> asked(i) * at(i, "notional_usd") / at(i, "fills")) / asked, today,
                    point(assumed.alpha(assumed.hit, today)), around(assumed.beta),
                    adverse, Double.isNaN(assumed.scatterBp) ? scatter : assumed.scatterBp);
        }

        /// Fills that asked for a price: what rested in a book asked nobody. All of them where nothing tells which rested.
        private double asked(int row) {
            double rested = at(row, "maker_share");
            return at(row, "fills") * (Double.isNaN(rested) ? 1 : 1 - rested);
        }

        /// By notional, over accounts that have it.
        private double mean(String column) {
            double usd = sum(i -> Double.isNaN(at(i, column)) ? 0 : at(i, "notional_usd"));
            double sum = sum(i -> Double.isNaN(at(i, column)) ? 0 : at(i, "notional_usd") * at(i, column));
            return usd > 0 ? sum / usd : Double.NaN;
        }

        private double at(int row, String column) {
            return cells.at(row, column);
        }

        private double sum(ToDoubleFunction<Integer> value) {
            double sum = 0;
            for (int row : rows) {
                sum += value.applyAsDouble(row);
            }
            return sum;
        }
    }

    private static Interval point(double value) {
        return new Interval(value, value, value);
    }

    private static Interval around(double beta) {
        return new Interval(beta, beta / RANGE, beta * RANGE);
    }

    private static double median(List<QuoteRecord> records) {
        double[] widths = records.stream().filter(QuoteRecord::isQuoted).mapToDouble(QuoteRecord::widthBp).sorted()
                .toArray();
        return widths.length == 0 ? Double.NaN : widths[widths.length / 2];
    }

    /// `(sum n)²/sum n²`
    private static double equal(List<Double> sizes) {
        double sum = sizes.stream().mapToDouble(n -> n).sum();
        return sizes.isEmpty() ? 0 : sum / equalSize(sizes);
    }

    /// `sum n²/sum n`
    private static double equalSize(List<Double> sizes) {
        return sizes.stream().mapToDouble(n -> n * n).sum() / sizes.stream().mapToDouble(n -> n).sum();
    }
}

package io.assay.core.precision;

import io.assay.core.policy.quote.ShrunkMeans;
import io.assay.core.precision.PrecisionCard.Value;
import io.assay.core.precision.TournamentConfig.Basis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the data of a run can and cannot tell about segments, in sentences with their figures.
///
/// Every figure is one of the card's. The factor of "as much flow" takes errors to fall with the root of accounts and
/// blocks, as they do when what is added is like what is there.
final class Support {
    /// With fewer equal accounts than this a single one decides.
    private static final double FEW = 10;
    private static final double DAY_NS = 86_400e9;
    private static final double HOUR_NS = 3_600e9;
    private static final double NORMAL_95 = 1.959963984540054;
    private static final double MINUTE_NS = 60e9;

    private Support() {}

    /// @param selected card of the method the verdict is about
    /// @param value its value on the basis that names the champion
    /// @param markouts house markouts of its segments before the judged window
    /// @param judged the judged window
    /// @param windows how many there are
    static List<String> of(PrecisionCard selected, Finding<Value> value, Basis basis, ShrunkMeans markouts,
            WindowProfiles judged, int windows) {
        return switch (value) {
            case Finding.Missing<Value> missing -> List.of("No value can be judged: " + missing.reason() + ".");
            case Finding.Measured<Value> measured -> {
                var out = new ArrayList<String>();
                out.add(judgedOn(measured.value(), judged));
                out.add(resolution(measured.value()));
                drowned(markouts).ifPresent(out::add);
                if (measured.value().effectiveAccounts() < FEW) {
                    out.add(String.format(Locale.ROOT,
                            "A few accounts decide: by size they scatter like %.1f equal ones, so other accounts may well"
                                    + " give another answer.",
                            measured.value().effectiveAccounts()));
                }
                out.add(identified(basis));
                out.addAll(foretold(selected));
                if (windows == 2) {
                    out.add("Two windows only: methods were ranked, and the baseline to beat was named, on the window"
                            + " that judges them. The lower bounds count every challenger tried; a third window would"
                            + " leave one to choose by.");
                }
                yield List.copyOf(out);
            }
        };
    }

    private static String judgedOn(Value value, WindowProfiles judged) {
        double length = judged.toNs() - (double) judged.fromNs();
        String span = length >= 2 * DAY_NS ? String.format(Locale.ROOT, "%.1f days", length / DAY_NS)
                : length >= 2 * HOUR_NS ? String.format(Locale.ROOT, "%.1f hours", length / HOUR_NS)
                : String.format(Locale.ROOT, "%.1f minutes", length / MINUTE_NS);
        String unknown = value.unknown() == 0 ? ""
                : String.format(Locale.ROOT, "; of %,d more the outcome is not known", value.unknown());
        return String.format(Locale.ROOT,
                "Judged on %,d accounts and %,.0f USD over %s%s. Other weeks and other markets were not seen.",
                value.accounts(), value.notionalUsd(), span, unknown);
    }

    private static String resolution(Value value) {
        double half = value.overBaseline().estimate() - value.simultaneousLow();
        if (half == 0) {
            return "The method did nothing that its yardstick did not do as well, so their difference cannot be wrong"
                    + " and says nothing of other segments.";
        }
        if (half <= value.materiality()) {
            return String.format(Locale.ROOT,
                    "A gain is known to within %s USD per million and %s would matter: these data can tell.",
                    Amount.usd(half), Amount.usd(value.materiality()));
        }
        if (value.materiality() == 0) {
            return String.format(Locale.ROOT,
                    "A gain is known to within %s USD per million; one policy for all earns nothing, so there is no"
                            + " share of it that would matter.",
                    Amount.usd(half));
        }
        return String.format(Locale.ROOT, "A gain is known to within %s USD per million and %s would matter: %s.",
                Amount.usd(half), Amount.usd(value.materiality()), coarsely(value.word(), half / value.materiality()));
    }

    /// What an error larger than materiality leaves open: nothing where the gain is far enough from it.
    private static String coarsely(PrecisionCard.Word word, double ratio) {
        return switch (word) {
            case PROVEN -> "coarse, and yet these data tell, for the gain lies above what would matter";
            case WORTHLESS -> "coarse, and yet these data tell, for the gain lies below what would matter";
            case UNPROVEN, BASELINE -> {
                double more = ratio * ratio;
                yield String.format(Locale.ROOT, more < 10 ? "about %.1f times as much flow like this could tell"
                        : "about %,.0f times as much flow like this could tell", more);
            }
        };
    }

    /// Two segments whose means have the median error differ visibly only beyond `1.96 sqrt(2)` of it.
    private static Optional<String> drowned(ShrunkMeans markouts) {
        double[] errors = Arrays.stream(markouts.se()).filter(se -> !Double.isNaN(se)).sorted().toArray();
        if (errors.length < 2) {
            return Optional.empty();
        }
        double visible = NORMAL_95 * Math.sqrt(2) * errors[errors.length / 2];
        return Optional.of(String.format(Locale.ROOT,
                "Before the judged window the markouts of two typical segments of %d had to differ by %.2f bp to be told"
                        + " apart; smaller differences drowned in their errors.",
                errors.length, visible));
    }

    private static String identified(Basis basis) {
        return switch (basis) {
            case HEDGE_ONLY -> "Of the demand nothing is known or assumed: only hedging is judged, not widths.";
            case ASSUMED -> "Fills do not show what was offered and refused, so the demand is assumed: the value holds"
                    + " for widths only as far as it does. Records of offers would measure it.";
            case QUOTES ->
                    "Records of offers tell the demand, but nobody drew the widths by lot: who was offered what may"
                            + " have had reasons that also decide what was taken.";
            case EXPERIMENT -> "Widths were drawn by lot, so the demand is measured and nothing about it is assumed.";
        };
    }

    private static List<String> foretold(PrecisionCard selected) {
        var told = new ArrayList<String>();
        var untold = new ArrayList<String>();
        var prediction = selected.prediction();
        sort("the house markout", prediction.markout(), told, untold);
        sort("volatility exposure", prediction.volExposure(), told, untold);
        sort("what the house loses", prediction.loss(), told, untold);
        var out = new ArrayList<String>();
        if (!told.isEmpty()) {
            out.add("Against the best baseline, the segments of " + selected.method()
                    + " foretell of the next window: " + String.join("; ", told) + ".");
        }
        if (!untold.isEmpty()) {
            out.add("How well the segments of " + selected.method() + " foretell the next window cannot be told of "
                    + String.join("; of ", untold) + ".");
        }
        return out;
    }

    private static void sort(String label, Finding<PrecisionCard.Prediction> finding, List<String> told,
            List<String> untold) {
        switch (finding) {
            case Finding.Missing<PrecisionCard.Prediction> missing -> untold.add(label + " (" + missing.reason() + ")");
            case Finding.Measured<PrecisionCard.Prediction> measured -> {
                var skill = measured.value().skill();
                String word = skill.low() > 0 ? "better" : skill.high() < 0 ? "worse" : "not provably better";
                told.add(String.format(Locale.ROOT, "%s %s (skill %.2f, %.2f to %.2f)", label, word,
                        skill.estimate(), skill.low(), skill.high()));
            }
        }
    }
}

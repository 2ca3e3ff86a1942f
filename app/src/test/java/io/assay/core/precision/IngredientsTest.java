package io.assay.core.precision;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.simulate.DrawnWorld;
import io.assay.app.simulate.ValueTrials;
import io.assay.app.simulate.ValueWorld;
import io.assay.core.segment.GreedyTree;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What an ingredient of the card's policies is worth in money: the worlds of `bench/value-worlds`, with one ingredient left
/// out. A few worlds here; `-Dassay.ingredients.worlds=N` runs more, docs/evidence/ingredients.md keeps what it came to.
class IngredientsTest {
    private static final int WORLDS = Integer.getInteger("assay.ingredients.worlds", 2);
    private static final int SEED = Integer.getInteger("assay.ingredients.seed", 1);
    private static final TournamentConfig CONFIG = withoutChurn(TournamentConfig.DEFAULT);
    private static final List<Candidate> METHODS = Stream
            .concat(DrawnWorld.methods().stream(), Stream.of(new GreedyTree())).toList();
    private static final List<String> MANY = List.of("volume-tiers", "rfm", "rules");

    /// One policy of one method in one world, as shares of the gain under one policy for all.
    ///
    /// @param held whether the card's interval held the truth; true where all get one width
    private record Score(String method, String without, double claimed, double truth, boolean held) {}

    /// Volume tiers, RFM and the taxonomy have five to twelve segments that mean nothing here.
    @Test
    void unshrunk_curves_earn_less_where_segments_are_many() throws IOException {
        var scores = new ArrayList<Score>();
        for (long seed = SEED; seed < (long) SEED + WORLDS; seed++) {
            var like = ValueWorld.DEFAULT.withAdverseBp(ValueTrials.spreadBp(seed));
            scores.addAll(scores(DrawnWorld.of(like, seed)));
        }
        var rows = new ArrayList<>(List.of("method,without,worlds,claimed,truth,held"));
        for (var candidate : METHODS) {
            for (var without : List.of("nothing", "shrinkage", "crossing")) {
                rows.add(row(candidate.method(), without, scores));
            }
        }
        var file = Path.of("target/ingredients.csv");
        Files.createDirectories(file.getParent());
        Files.write(file, rows);
        assertThat(scores).hasSize(3 * METHODS.size() * WORLDS);
        assertThat(mean(scores, "nothing")).isGreaterThan(mean(scores, "shrinkage"));
    }

    private static TournamentConfig withoutChurn(TournamentConfig d) {
        return new TournamentConfig(d.horizon(), d.demand(), d.alphas(), d.betas(), d.limits(), d.hedgeCostBp(), 0,
                d.judgedBy(), d.materiality(), d.level(), d.resamples(), d.refits(), d.refitRowsMax(),
                d.validationMax(), d.seed());
    }

    private static double mean(List<Score> scores, String without) {
        return scores.stream().filter(s -> s.without.equals(without) && MANY.contains(s.method))
                .mapToDouble(Score::truth).average().orElseThrow();
    }

    private static String row(String method, String without, List<Score> scores) {
        var own = scores.stream().filter(s -> s.method.equals(method) && s.without.equals(without)).toList();
        return String.format(Locale.ROOT, "%s,%s,%d,%.5f,%.5f,%.4f", method, without, own.size(),
                own.stream().mapToDouble(Score::claimed).average().orElseThrow(),
                own.stream().mapToDouble(Score::truth).average().orElseThrow(),
                own.stream().filter(Score::held).count() / (double) own.size());
    }

    private static List<Score> scores(DrawnWorld world) {
        var windows = world.windows();
        var last = windows.size() - 1;
        var bases = List.<ValueBasis>of(new ValueBasis.Quoted(true, CONFIG.limits()));
        var columns = Labels.Columns.choose(windows.get(0).profiles(), CONFIG.horizon());
        var training = new TrainingSet(windows.get(last - 1).profiles(), Lessons.upTo(windows, last - 1));
        var fits = METHODS.stream().map(m -> m.fit(training, CONFIG.seed())).toList();
        var out = new ArrayList<Score>();
        var whole = decisions(fits, windows.subList(0, last), bases, columns);
        out.addAll(judged("nothing", whole, world, bases, columns));
        out.addAll(judged("shrinkage", whole.stream().map(d -> unshrunk(d, windows)).toList(), world, bases, columns));
        out.addAll(judged("crossing", decisions(fits, windows.subList(last - 1, last), bases, columns), world, bases,
                columns));
        return out;
    }

    private static List<Decision> decisions(List<Segmentation> fits, List<WindowProfiles> past, List<ValueBasis> bases,
            Labels.Columns columns) {
        return fits.stream().map(fit -> Decision.of(fit, past, bases, columns)).toList();
    }

    /// The same decision with each segment at the best width of its own curve, however few accounts tell it.
    private static Decision unshrunk(Decision d, List<WindowProfiles> windows) {
        var past = windows.get(windows.size() - 2);
        var earlier = d.segmentation().assign(windows.get(windows.size() - 3).profiles());
        int[] segment = Labels.aligned(past.profiles().accounts(), earlier.accounts(), earlier.segment());
        var groups = OfferGroups.of(past.offers(), past.profiles().accounts(), segment, d.segments());
        double[] width = d.actions()[0].clone();
        for (int g = 0; g < d.segments(); g++) {
            var curve = FillCurve.of(past.offers().ladderBp(), groups.amounts()[g], 2,
                    FillCurve.Spread.of(past.offers().ladderBp(), groups.all()));
            width[g] = curve.isKnown() ? best(curve) : width[d.segments()];
        }
        return new Decision(d.segmentation(), d.assignments(), d.held(), new double[][]{width}, d.told(), d.forecasts(),
                d.crossed());
    }

    private static double best(FillCurve curve) {
        double best = curve.lowBp();
        for (double w = curve.lowBp(); w <= curve.highBp(); w += 0.000_5) {
            best = curve.gainAt(w) > curve.gainAt(best) ? w : best;
        }
        return CONFIG.limits().clamp(best);
    }

    private static List<Score> judged(String without, List<Decision> decisions, DrawnWorld world,
            List<ValueBasis> bases,
            Labels.Columns columns) {
        var judged = world.windows().getLast();
        var labels = Labels.of(judged.profiles(), columns);
        var round = new Round(world.windows().size() - 1,
                decisions.stream().map(d -> Outcome.of(d, judged, labels, columns)).toList());
        var values = BasisJudge.of(0, bases.get(0), METHODS, List.of(round), CONFIG).values();
        var out = new ArrayList<Score>();
        for (int m = 0; m < METHODS.size(); m++) {
            var value = values.get(m).get();
            var fit = decisions.get(m).segmentation();
            double truth = world.truth(fit.assign(world.fresh()).segment(), decisions.get(m).actions()[0]);
            var over = value.overUniform();
            out.add(new Score(METHODS.get(m).method(), without, over.estimate() / value.uniform(),
                    truth / value.uniform(), over.isZero() || over.covers(truth)));
        }
        return out;
    }
}

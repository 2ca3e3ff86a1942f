package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationConfig.World;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.segment.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Twenty planted days and twenty without structure, 2,000 accounts and 400,000 fills each, through files and
/// back: are the kinds found again, and is nothing found where there is nothing? A line a day; the table of
/// what came out is `docs/evidence/segments-on-planted-days.md`.
@Tag("proof")
@Tag("long")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PlantedDaysProofTest {
    private static final int DAYS = 20;

    @TempDir
    Path folder = Path.of("");

    @Test
    void planted_kinds_are_found_on_every_day() throws IOException {
        var rands = new ArrayList<Double>();
        for (int seed = 1; seed <= DAYS; seed++) {
            var day = day(World.PLANTED, seed);
            var mixture = day.fit("mixture");
            double rand = day.adjustedRand(mixture.assign(day.profiles()).segment());
            double best = day.adjustedRand(BestRule.segments(day.profiles(), day.kinds(), Feature.DEFAULTS));
            double rules = day.adjustedRand(day.fit("rules").assign(day.profiles()).segment());
            double kMeans = day.adjustedRand(day.fit("k-means").assign(day.profiles()).segment());
            System.out.println(String.format(Locale.ROOT,
                    "planted day %2d: mixture %.3f in %d segments, best rule %.3f, default rules %.3f, k-means %.3f",
                    seed, rand, mixture.segments().size(), best, rules, kMeans));
            rands.add(rand);
        }
        assertThat(rands).hasSize(DAYS).allSatisfy(rand -> assertThat(rand).isGreaterThanOrEqualTo(0.80));
    }

    @Test
    void days_without_structure_are_one_segment() throws IOException {
        int undivided = 0;
        int unproven = 0;
        for (int seed = 1; seed <= DAYS; seed++) {
            var day = day(World.STRUCTURELESS, seed);
            int segments = day.fit("mixture").segments().size();
            var verdict = day.verdict();
            var words = verdict.byBasis().stream().map(basis -> basis.basis() + " " + basis.word()).toList();
            System.out.println(String.format(Locale.ROOT,
                    "structureless day %2d: mixture in %d segments, champion %s, %s", seed, segments,
                    verdict.champion(), String.join(", ", words)));
            undivided += segments == 1 ? 1 : 0;
            unproven += verdict.byBasis().stream().allMatch(basis -> basis.word() != Word.PROVEN) ? 1 : 0;
        }
        assertThat(undivided).isGreaterThanOrEqualTo(18);
        assertThat(unproven).isGreaterThanOrEqualTo(18);
    }

    private SimulatedDay day(World world, int seed) throws IOException {
        var place = Files.createDirectory(folder.resolve(world + "-" + seed));
        var day = SimulatedDay.of(SimulationConfig.DEFAULT.withWorld(world).withSeed(seed), place);
        for (var file : List.of("fills.jsonl", "instruments.csv", "truth.csv")) {
            Files.delete(place.resolve(file));
        }
        return day;
    }
}

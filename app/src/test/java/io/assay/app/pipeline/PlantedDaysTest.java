package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationConfig.World;
import io.assay.core.segment.Feature;
import io.assay.core.segment.OneSegment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small planted day and a small one without structure; the proof does twenty of each, full size.
class PlantedDaysTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void planted_kinds_are_found_nearly_as_well_as_by_one_who_knows_them() throws IOException {
        var day = SimulatedDay.of(small(World.PLANTED), folder);
        double found = day.adjustedRand(day.fit("mixture").assign(day.profiles()).segment());
        double best = day.adjustedRand(BestRule.segments(day.profiles(), day.kinds(), Feature.DEFAULTS));
        assertThat(found).isGreaterThan(0.80);
        assertThat(best).isBetween(found, 1.0);
    }

    @Test
    void a_day_of_one_kind_is_one_segment_for_the_mixture_and_for_the_champion() throws IOException {
        var day = SimulatedDay.of(small(World.STRUCTURELESS), folder);
        assertThat(day.fit("mixture").segments()).hasSize(1);
        assertThat(day.verdict().champion()).isEqualTo(OneSegment.METHOD);
    }

    private static SimulationConfig small(World world) {
        return SimulationConfig.DEFAULT.withWorld(world).withSize(1_000, 200_000).withSeed(7);
    }
}

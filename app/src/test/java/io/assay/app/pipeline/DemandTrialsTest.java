package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.Progress;
import io.assay.app.simulate.PlantedDemand;
import io.assay.app.simulate.PlantedDemand.Segment;
import io.assay.app.simulate.PlantedDemand.Size;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A small count of what `bench/demand` does at length; docs/evidence/demand.md holds the full run.
class DemandTrialsTest {
    private static final int WORLDS = 20;

    /// Of 200 worlds at length every interval held 183 or more, all together 0.96. A parameter of cover 0.915 holds 15 or
    /// more of 20 in all but 1 of 100 counts.
    @Test
    void intervals_drawn_to_the_parent_hold_what_was_planted() {
        var table = DemandTrials.of(PlantedDemand.DEFAULT, WORLDS, 1, 2, Progress.SILENT);
        long[] held = longs(table, "held");
        long[] alone = longs(table, "held_alone");
        assertThat(held).hasSize(16);
        assertThat(Arrays.stream(held).min().orElse(0)).isGreaterThanOrEqualTo(15);
        assertThat(Arrays.stream(held).sum() / (16.0 * WORLDS)).isBetween(0.92, 1.0);
        assertThat(Arrays.stream(alone).sum() / (16.0 * WORLDS)).isBetween(0.92, 1.0);
    }

    /// One small segment lies apart from three, which draw it to themselves. Of 400 worlds its beta was held in 376; in 355
    /// without a limit to the drawing, in 302 without the wider interval either, in 287 by DerSimonian and Laird.
    @Test
    void a_small_segment_apart_from_the_others_is_held_too() {
        var apart = new PlantedDemand(List.of(new Segment(Size.MIDDLE, -0.3, 5), new Segment(Size.SMALL, -1.1, 10),
                new Segment(Size.SMALL, -1.9, 15), new Segment(Size.SMALL, -0.3, 5)));
        var table = DemandTrials.of(apart, 3 * WORLDS, 1, 2, Progress.SILENT);
        assertThat(Arrays.stream(longs(table, "held")).min().orElse(0)).isGreaterThanOrEqualTo(52);
    }

    @Test
    void the_table_is_the_same_on_any_number_of_threads() {
        var one = DemandTrials.of(PlantedDemand.DEFAULT, 2, 5, 1, Progress.SILENT);
        var two = DemandTrials.of(PlantedDemand.DEFAULT, 2, 5, 2, Progress.SILENT);
        assertThat(longs(one, "held")).isEqualTo(longs(two, "held"));
        assertThat(numbers(one, "mean_estimate")).isEqualTo(numbers(two, "mean_estimate"));
    }

    private static long[] longs(Table table, String name) {
        return table.columns().stream().filter(c -> c.name().equals(name)).map(c -> ((Column.Longs) c).values())
                .findFirst().orElseThrow();
    }

    private static double[] numbers(Table table, String name) {
        return table.columns().stream().filter(c -> c.name().equals(name)).map(c -> ((Column.Numbers) c).values())
                .findFirst().orElseThrow();
    }
}

package io.assay.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.segment.links.LinkConfig;
import io.assay.core.segment.links.Links;
import io.assay.core.segment.links.Links.Pair;
import io.assay.core.segment.links.TradingStates;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlantedRingsTest {
    /// Of these two books: 151 of 160 pairs linked and 1 wrongly; grouped 160 of 160 and 1 wrongly.
    @Test
    void rings_are_found_and_little_else() {
        int truth = 0;
        int linked = 0;
        int linkedRight = 0;
        int grouped = 0;
        int groupedRight = 0;
        for (int seed = 0; seed < 2; seed++) {
            var outcome = new PlantedRings(new PlantedRings.Setting(400, 8, 5, 0.7, 90, 4))
                    .find(new SplittableRandom(seed), LinkConfig.DEFAULT);
            truth += outcome.truePairs();
            linked += outcome.linkedPairs();
            linkedRight += outcome.linkedRight();
            grouped += outcome.groupedPairs();
            groupedRight += outcome.groupedRight();
        }
        assertThat(truth).isEqualTo(160);
        assertThat(linkedRight).isGreaterThan(144);
        assertThat((double) linkedRight / linked).isGreaterThan(0.95);
        assertThat(groupedRight).isGreaterThan(144);
        assertThat((double) groupedRight / grouped).isGreaterThan(0.9);
    }

    /// Popular times are shared by all: without levels of popularity that alone makes links.
    @Test
    void accounts_that_only_like_the_same_times_are_not_linked() {
        int with = 0;
        int without = 0;
        for (int seed = 0; seed < 2; seed++) {
            var world = new PlantedRings(new PlantedRings.Setting(300, 0, 2, 0, 90, 4));
            with += world.find(new SplittableRandom(seed), LinkConfig.DEFAULT).linkedPairs();
            without += world.find(new SplittableRandom(seed), new LinkConfig(1, 0.01, 0.01, 5, 1)).linkedPairs();
        }
        assertThat(with).isLessThanOrEqualTo(2);
        assertThat(without).isGreaterThan(with);
    }

    @Test
    void the_search_may_be_cut_anywhere() {
        var world = new PlantedRings(new PlantedRings.Setting(120, 3, 4, 0.8, 120, 2));
        var states = TradingStates.of(120, world.activity(new SplittableRandom(4)), LinkConfig.DEFAULT);
        int[] eligible = Links.eligible(states, LinkConfig.DEFAULT);
        var whole = Links.search(states, eligible, LinkConfig.DEFAULT, 0, eligible.length);
        var parts = new ArrayList<Pair>(Links.search(states, eligible, LinkConfig.DEFAULT, 0, 50));
        parts.addAll(Links.search(states, eligible, LinkConfig.DEFAULT, 50, eligible.length));
        assertThat(parts).isEqualTo(whole).hasSizeGreaterThan(20);
        assertThat(Links.validate(parts, eligible.length, LinkConfig.DEFAULT).links()).hasSizeGreaterThan(10)
                .isSortedAccordingTo((x, y) -> Double.compare(x.pair().p(), y.pair().p()));
    }
}

package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.TrainingSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaxonomyFileTest {
    private static final List<String> COLUMNS = List.of("fills", "fills_per_active_day", "median_gap_s",
            "mean_fill_usd", "gross_exposure_usd", "adverse_bp_1m_taker_shrunk", "maker_share", "holding_s",
            "neutrality",
            "vega_usd", "adverse_bp_10s_taker_shrunk", "turnover_per_day");
    private static final double ABSENT = Double.NaN;

    @Test
    void the_default_taxonomy_says_what_a_desk_would_say() {
        var profiles =
                new FeatureMatrix(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"), COLUMNS,
                        new double[]{
                                1000, 1000, 5, 500, 50e3, ABSENT, 0.9, 60, 0.1, ABSENT, ABSENT, ABSENT,
                                1000, 1000, 5, 500, 5e3, ABSENT, 0.1, 60, 0, ABSENT, 4, ABSENT,
                                200, 200, 400, 4e3, 50e3, ABSENT, 0.4, 9e4, 0.95, ABSENT, ABSENT, ABSENT,
                                40, 40, 2000, 100, 500, ABSENT, 0.4, 9e4, 0, ABSENT, ABSENT, ABSENT,
                                300, 300, 200, 200, 500, ABSENT, 0.4, 1800, 0, ABSENT, ABSENT, ABSENT,
                                100, 100, 200, 9e3, 1e6, ABSENT, 0.4, 9e4, 0, ABSENT, ABSENT, ABSENT,
                                100, 100, 200, 90, 1e3, ABSENT, 0.4, 9e4, 0, ABSENT, ABSENT, ABSENT,
                                100, 100, 200, 90, 1e3, ABSENT, 0.4, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT,
                                100, 100, 200, 90, 1e3, ABSENT, 0.4, ABSENT, ABSENT, -5e3, ABSENT, ABSENT,
                                100, 100, 200, 90, 1e3, 5, 0.1, ABSENT, ABSENT, ABSENT, 0.3, ABSENT,
                                12, 12, 200, 90, 1e3, 5, 0.1, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT,
                                300, 300, 200, 200, 500, ABSENT, 0.4, ABSENT, 0.6, ABSENT, ABSENT, 25,
                                100, 100, 200, 90, 1e3, ABSENT, 0.4, ABSENT, ABSENT, 700, ABSENT, 0.1});
        var segmentation = TaxonomyFile.preset("default", COLUMNS).toRules().fit(new TrainingSet(profiles), 1);
        assertThat(names(segmentation.assign(profiles))).containsExactly("liquidity providers", "latency takers",
                "delta-neutral hedgers", "dormant", "high-turnover traders", "directional institutions",
                "directional holders", "retail style", "volatility sellers", "informed takers", "TOO_NEW",
                "high-turnover traders", "volatility buyers");
        assertThat(segmentation.notes())
                .contains("holding_s is absent for 6 of 13 accounts: conditions on it are not met there");
    }

    @Test
    void wrong_keys_columns_and_units_are_refused_with_what_was_meant() {
        refused("name: x\nsegmnets: []\n", "taxonomy: unknown key 'segmnets', did you mean 'segments'?");
        refused(one("    al: [maker_share > 1]\n"), "segment 'a': unknown key 'al', did you mean 'all'?");
        refused(one("    everything: [maker_share > 1]\n"),
                "segment 'a': unknown key 'everything', known are [all, any, description, name, otherwise, top]");
        refused(one("    all: [colour > 1]\n"), "segment 'a': unknown column 'colour'");
        refused(one("    all: [maker_shar > 50 %]\n"),
                "segment 'a': unknown column 'maker_shar', did you mean 'maker_share'?");
        refused(one("    all: [holding_s > 5 bp]\n"),
                "segment 'a': holding_s is in seconds: 'bp' is none of [d, h, min, s]");
        refused(one("    all: [holding_s is long]\n"),
                "segment 'a': 'column < value' wanted (or <=, >, >=), got 'holding_s is long'");
        refused(one("    all: [holding_s > 1..2]\n"), "segment 'a': holding_s wants a number, got '1..2'");
        refused(one("    all: []\n"), "segment 'a': a list of conditions wanted, got []");
        refused(one("    otherwise: true\n    all: [holding_s > 1]\n"),
                "segment 'a': either 'all' or 'any', or 'otherwise: true' wanted");
        refused("name: x\nname: y\n", "taxonomy: line 2: Duplicate field 'name'");
        refused("", "taxonomy: keys and values wanted, got ");
        refused("name: x\n", "taxonomy: a list 'segments' wanted");
        refused("name: x\nmin-fills: many\n" + one("    otherwise: true\n").substring(8),
                "taxonomy: 'min-fills' is a number, got \"many\"");
    }

    private static String one(String body) {
        return "name: x\nsegments:\n  - name: a\n    description: b\n" + body;
    }

    private static void refused(String yaml, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> TaxonomyFile.parse(yaml, COLUMNS))
                .withMessage(message);
    }

    private static List<String> names(Assignments assignments) {
        return java.util.stream.IntStream.range(0, assignments.rows()).mapToObj(row -> assignments.segment()[row] < 0
                ? assignments.abstained().get(row).name()
                : assignments.segments().get(assignments.segment()[row])).toList();
    }
}

package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assay.core.segment.ResponseWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConfigTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void the_reference_documents_every_key_at_its_default() {
        Settings reference = ConfigFile.parse(ConfigFile.reference(), "assay-reference.yaml", Path.of(""));
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(reference.has(key)).as(key.path()).isTrue();
            assertThat(reference.get(key).values()).as(key.path()).isEqualTo(key.defaults());
        }
        assertThat(RunConfig.of(reference)).isEqualTo(RunConfig.of(new Settings()));
    }

    @Test
    void every_key_of_the_reference_stands_under_words_that_say_what_it_means() {
        String[] lines = ConfigFile.reference().split("\n", -1);
        int keys = 0;
        for (int i = 1; i < lines.length; i++) {
            boolean isPair = lines[i].matches("(to|  beta|  beta-range|  max-half-spread-bp|  min-half-spread-bp):.*");
            if (lines[i].matches(" *[a-z-]+:.*")
                    && !lines[i].matches("(segment|staleness|value|limits|policy|quote|impact|  response):")
                    && !isPair) {
                assertThat(lines[i - 1].strip()).as(lines[i]).startsWith("#");
                keys++;
            }
        }
        assertThat(keys).isEqualTo(ConfigKey.values().length - 5);
    }

    @Test
    void a_file_sets_what_it_names_and_a_flag_wins() throws Exception {
        Path file = Files.writeString(folder.resolve("assay.yaml"), """
                seed: 7
                from: 2025-10-01
                to: 2025-10-02T00:00:00+02:00
                house: [0xaa, 0xbb]
                groups: groups.csv
                segment:
                  taxonomy: desk.yaml
                  k-max: 5
                value:
                  alpha-range: [-3, -0.5]
                """);
        Settings flags = new Settings().set(ConfigKey.SEED, List.of("8"), "--seed", Path.of(""));
        RunConfig config = RunConfig.of(ConfigFile.read(file).overlaid(flags));
        assertThat(config.seed()).isEqualTo(8);
        assertThat(config.from()).contains(Instant.parse("2025-10-01T00:00:00Z"));
        assertThat(config.to()).contains(Instant.parse("2025-10-01T22:00:00Z"));
        assertThat(config.house()).containsExactly("0xaa", "0xbb");
        assertThat(config.groups()).contains(folder.resolve("groups.csv"));
        assertThat(config.segment().taxonomyFile()).contains(folder.resolve("desk.yaml"));
        assertThat(config.segment().kMax()).isEqualTo(5);
        assertThat(config.value().alphaRange()).isEqualTo(new RunConfig.Range(-3, -0.5));
        assertThat(config.threads()).isPositive();
    }

    @Test
    void a_moment_is_written_as_times_of_tables_are() {
        for (String written : List.of("2025-10-01T17:00:00Z", "2025-10-01 17:00:00", "2025-10-01T19:00+02:00",
                "2025-10-01T17:00", "1759338000", "1759338000000")) {
            assertThat(RunConfig.of(ConfigFile.parse("from: '" + written + "'\n", "assay.yaml", Path.of(""))).from())
                    .as(written).contains(Instant.parse("2025-10-01T17:00:00Z"));
        }
    }

    @Test
    void responses_of_the_tree_weigh_what_the_file_says() {
        var config = RunConfig.of(ConfigFile.parse(
                "segment:\n  response:\n    markout: 0\n    demand-level: 2\n", "assay.yaml", Path.of("")));
        assertThat(config.segment().responses()).isEqualTo(new ResponseWeights(1, 0, 2, 0.5));
        assertThat(RunConfig.of(new Settings()).segment().responses()).isEqualTo(ResponseWeights.DEFAULT);
        assertThat(refused("segment: {response: {adverse: 0, markout: 0, demand-level: 0, demand-slope: 0}}").why())
                .contains("more than 0 for at least one response");
        assertThat(refused("segment: {response: {demand-level: -1}}").where()).startsWith("assay.yaml:");
        assertThat(refused("segment: {response: {demand: 1}}").what()).isEqualTo("unknown key segment.response.demand");
    }

    @Test
    void an_unknown_key_is_refused_at_its_place_with_the_one_that_was_meant() {
        UserError slip = refused("seed: 1\nsegment:\n  kmax: 3\n");
        assertThat(slip.what()).isEqualTo("unknown key segment.kmax");
        assertThat(slip.where()).isEqualTo("assay.yaml:3:3");
        assertThat(slip.next()).isEqualTo("did you mean segment.k-max?");
        assertThat(refused("min-fills: 3\n").next()).isEqualTo("did you mean segment.min-fills?");
        assertThat(refused("banana: 3\n").next()).isEqualTo("assay config lists every key");
        assertThat(refused("strict:\n  deep: 1\n").what()).isEqualTo("strict wants a value, not a section");
    }

    @Test
    void a_bad_value_is_refused_with_what_is_wanted() {
        List<String> bad = List.of("threads: 0", "threads: two", "seed: 1.5", "from: yesterday", "to: 2025-13-01",
                "to: 9999-12-31",
                "strict: maybe", "segment: {k-max: 65}", "segment: {method: mixtur}",
                "segment: {confidence-limit: 1.1}", "value: {alpha-range: [1]}", "value: {beta-range: [3, 2]}",
                "value: {horizon: 2s}", "value: {horizon: 0}", "value: {beta: nan}", "value: {beta: 1e400}",
                "policy: {max-half-spread-bp: 0}",
                "profile-of-use: broker", "from: 2025-10-02\nto: 2025-10-01", "quote-currency: [A, B]", "seed:",
                "seed: 1\nseed: 2", "- 1", "seed: [", "seed: *x");
        for (String text : bad) {
            UserError error = refused(text);
            assertThat(error.exit()).as(text).isEqualTo(ExitCode.USAGE);
            assertThat(error.where()).as(text).startsWith("assay.yaml:");
        }
        assertThat(refused("segment: {method: mixtur}").why()).endsWith("did you mean mixture?");
        assertThat(refused("value: {horizon: 0}").why()).isEqualTo("wanted: one of 1s, 10s, 1m, 5m, 30m, 1h");
    }

    private static UserError refused(String yaml) {
        return catchThrowableOfType(UserError.class,
                () -> RunConfig.of(ConfigFile.parse(yaml, "assay.yaml", Path.of(""))));
    }
}

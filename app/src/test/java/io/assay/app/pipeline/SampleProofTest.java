package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.core.event.PositionChain;
import io.assay.core.profile.Column;
import io.assay.core.profile.FoldSpec;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The worked example of the design, to its printed digits, on the venue's own block file.
@Tag("proof")
class SampleProofTest {
    private static final String SAMPLE = "../../shared/data/hyperliquid/node_fills_by_block_sample.jsonl";

    @Test
    void worked_example_comes_out_to_its_printed_digits() {
        var config = RunConfig.of(new Settings());
        var ingested = Ingest.read(List.of(SAMPLE), config, Progress.SILENT, Prompt.NOBODY, Long.MAX_VALUE,
                InputStream.nullInputStream());
        var made = TapeMaker.of(ingested, config);
        assertThat(made.ordered().fills().size()).isEqualTo(7282);
        assertThat(made.ordered().fills().accounts()).hasSize(899);
        assertThat(made.tape().market().prints()).isEqualTo(3641);
        var check = PositionChain.check(made.ordered().fills());
        assertThat(PositionChain.Check.total(check.derivatives())).isEqualTo(4919);
        assertThat(PositionChain.Check.holding(check.derivatives())).isEqualTo(4919);
        try (var threads = new Workers(2)) {
            var profiles = new Profiling(threads).of(made.tape(), FoldSpec.DEFAULT, done -> {});
            int row = profiles.accounts().indexOf("0x31ca8395cf837de08b24da3f660e77761dfb974b");
            assertThat(profiles.at(row, Column.of("house_markout_bp_0"))).isEqualTo(-3.320003, within(5e-7));
            assertThat(profiles.at(row, Column.of("house_markout_bp_1s"))).isEqualTo(-1.092200, within(5e-7));
            assertThat(profiles.at(row, Column.of("house_markout_bp_10s"))).isEqualTo(-2.065704, within(5e-7));
        }
    }

    /// 899 accounts, of which one has no flow: its only fills were its liquidation.
    @Test
    void every_column_of_the_sample_equals_sql(@TempDir Path folder) throws Exception {
        var files = Days.Files.of(Path.of(SAMPLE), folder);
        var profiles = Days.profiles(Days.tape(files), FoldSpec.DEFAULT);
        assertThat(profiles.rows()).isEqualTo(899);
        assertThat(SqlTwin.of(SqlTwin.Question.of(files)).differences(profiles)).isEmpty();
    }
}

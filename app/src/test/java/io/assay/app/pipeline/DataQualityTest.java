package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the quality table says of samples whose faults are known.
class DataQualityTest {
    private static final Path TESTDATA = Path.of(System.getProperty("assay.root"), "testdata");
    private static final String ADDRESS = "dydx1wxwedyd7wma63twc0543eh2xnweglz06xku6jn";

    @TempDir
    private Path folder;

    @Test
    void a_history_with_a_hole_does_not_add_up_to_what_the_venue_reports() throws IOException {
        var positions = TESTDATA.resolve("dydx/positions_" + ADDRESS + ".json");
        var whole = quality("whole", TESTDATA.resolve("dydx/fills_all_" + ADDRESS + ".json"), positions);
        assertThat(whole).contains("positions,fine,reported positions that fills add up to,,,,3,3,")
                .doesNotContain("positions,warning");

        var holed = quality("holed", page(1), page(2), page(4), positions);
        assertThat(holed).contains("positions,warning,reported positions that fills do not add up to,,,,");
        var told = holed.lines().filter(line -> line.contains("the venue reports")).toList();
        assertThat(told).isNotEmpty().allSatisfy(line -> assertThat(line).contains("alice/0", "difference ",
                "last fill: trade ", "rests on"));
    }

    @Test
    void what_judges_each_instrument_and_how_often_is_said() throws IOException {
        var said = quality("deribit", TESTDATA.resolve("deribit"));
        assertThat(said).contains("positions,fine,reported positions that fills add up to,,,,9,9,")
                .containsPattern("references,fine,\"instruments judged by [a-z]+ of deribit, event clock\"")
                .containsPattern(
                        "references,[a-z]+,\"fills judged by [a-z]+ of deribit, event clock\",,BTC-PERPETUAL,0,");
        for (var horizon : List.of("0", "1s", "10s", "1m", "5m", "30m", "1h")) {
            assertThat(said.lines().filter(line -> line.contains(",,BTC-PERPETUAL," + horizon + ","))).hasSize(1);
        }
    }

    private static Path page(int number) {
        return TESTDATA.resolve("dydx/fills_" + ADDRESS + "_" + number + ".json");
    }

    /// The quality table of a run over some files.
    private String quality(String name, Path... files) throws IOException {
        var out = folder.resolve(name);
        var config = Days.config(1, "account", "alice", "value.bootstrap", "100");
        var inputs = List.of(files).stream().map(Path::toString).toList();
        var summary = new Pipeline(Clock.systemUTC(), InputStream.nullInputStream())
                .run(new RunRequest(inputs, out, config, false), Progress.SILENT, Prompt.NOBODY);
        assertThat(summary.written()).isNotEmpty();
        return Files.readString(out.resolve("quality.csv"));
    }
}

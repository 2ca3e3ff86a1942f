package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.store.Column;
import io.assay.app.store.ResultStore;
import io.assay.app.store.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every wrong call of `wrong-calls.txt`: its words, its exit code, and the rules all of them keep.
class WrongCallsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void every_wrong_call_is_answered_as_written_down() throws IOException {
        prepare();
        String golden = golden();
        var actual = new StringBuilder();
        int calls = 0;
        for (String line : golden.lines().toList()) {
            if (line.startsWith("$ assay ")) {
                Calls call = Calls.of(arguments(line.substring("$ assay ".length())));
                actual.append(line).append("\nexit ").append(call.exit()).append('\n')
                        .append(call.err().replace(folder.toString(), "{dir}")).append('\n');
                assertManners(line, call);
                calls++;
            }
        }
        Files.writeString(Path.of("target", "wrong-calls.actual.txt"), actual);
        assertThat(actual.toString().strip()).isEqualTo(golden.strip());
        assertThat(calls).isGreaterThanOrEqualTo(12);
    }

    private static void assertManners(String line, Calls call) {
        assertThat(call.exit()).as(line).isNotZero();
        assertThat(call.out()).as(line).isEmpty();
        assertThat(call.err().lines()).as(line).hasSizeBetween(2, 8);
        assertThat(call.err()).as(line).startsWith("error: ").doesNotContain("\tat ").doesNotContain("Exception");
    }

    private String[] arguments(String line) {
        return Arrays.stream(line.split(" (?=([^\"]*\"[^\"]*\")*[^\"]*$)"))
                .map(word -> word.replace("\"", "").replace("{dir}", folder.toString())).toArray(String[]::new);
    }

    private void prepare() throws IOException {
        Files.writeString(folder.resolve("fills.json"), "[]");
        Files.write(folder.resolve("empty.json"), new byte[0]);
        Files.write(folder.resolve("picture.json"), new byte[]{(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
        Files.write(folder.resolve("binary.json"), new byte[]{'a', 'b', 0, 1, 2});
        Files.writeString(folder.resolve("bad.yaml"), "seed: 1\nsegmnt:\n  k-max: 3\n");
        Files.writeString(folder.resolve("worse.yaml"), "seed: [1\n");
        String dealer = """
                model: dealer
                sigma: 50
                risk_aversion: 0.002
                sizes: [1, 5]
                inventory_limit: 20
                tiers:
                  - {name: a, alpha: -1, beta: 10, intensity: [500, 500]}
                """;
        Files.writeString(folder.resolve("dealer.yaml"), dealer);
        Files.writeString(folder.resolve("typo.yaml"), dealer.replace("sigma", "sigam"));
        Files.writeString(folder.resolve("coarse.yaml"), dealer.replace("[1, 5]", "[2, 4]") + "grid: 41\n");
        Files.writeString(folder.resolve("free.yaml"), dealer + "hedge: {quadratic: 0, linear: 0}\n");
        Path out = Files.createDirectory(folder.resolve("out"));
        ResultStore.write(out, List.of(new Table("profiles", "One row an account.",
                List.of(new Column.Text("account", "", "Account.", new String[]{"0xaaaa1111", "0xaaaa2222"}),
                        new Column.Numbers("notional_usd", "USD", "Notional.", new double[]{1, 2})))),
                1);
        Files.writeString(Files.createDirectory(folder.resolve("broken")).resolve("assay.duckdb"), "not a database");
    }

    private static String golden() throws IOException {
        try (InputStream in = WrongCallsTest.class.getResourceAsStream("wrong-calls.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

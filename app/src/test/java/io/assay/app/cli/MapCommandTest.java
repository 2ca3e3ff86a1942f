package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table of twelve columns nobody knows, from the first look to its fills.
class MapCommandTest {
    private static final Path TESTDATA = Path.of(System.getProperty("assay.root"), "testdata", "mapped");

    private record Said(int exit, String out, String err) {}

    @TempDir
    Path folder = Path.of("");
    private Path desk = Path.of("");
    private Path map = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        desk = Files.copy(TESTDATA.resolve("desk.csv"), folder.resolve("desk.csv"));
        map = folder.resolve("desk.csv.map.yaml");
    }

    private static Said typed(String answers, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = new Surroundings(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false, false, false, false);
        int exit = Assay.run(Wiring.ofThisBuild(), streams, args);
        return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Said convert(String... more) {
        var args = new ArrayList<>(List.of("convert", desk.toString(), "-o",
                folder.resolve("fills.csv").toString()));
        args.addAll(List.of(more));
        return typed("", args.toArray(String[]::new));
    }

    @Test
    void without_anybody_to_ask_it_fails_with_the_open_questions_and_writes_nothing() {
        var said = typed("1\nbase\n", "map", desk.toString(), "--no-input");
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains("open questions: side, unit", "Way", "1, 2", "Volume", "--set side=");
        assertThat(said.err()).doesNotContain("account:", "zone:", "kind:");
        assertThat(said.out()).contains("account: \"Client\"  # alpha | beta | gamma", "price: \"Rate\"",
                "unit: \"ms\"");
        assertThat(map).doesNotExist();
    }

    @Test
    void it_asks_what_is_ambiguous_and_the_next_run_is_silent() throws IOException {
        var said = typed("buy\n1\nbase\n", "map", desk.toString());
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.err()).contains("name some of 1, 2").contains("wrote " + map);
        assertThat(Files.readString(map)).isEqualTo(said.out()).contains("side: {\"1\": \"B\", \"2\": \"S\"}");
        var again = typed("", "map", desk.toString());
        assertThat(again).isEqualTo(new Said(0, "", ""));
        var converted = convert();
        assertThat(converted.exit()).as(converted.err()).isZero();
        assertThat(converted.out()).contains("applied 40 +", "quarantined 0");
        assertThat(Files.readString(folder.resolve("fills.csv"))).contains("2025-03-03T09:30:00", "BTC-PERP,PERPETUAL");
    }

    @Test
    void answers_may_be_given_beforehand_and_a_wrong_one_is_refused() {
        var good = typed("", "map", desk.toString(), "--no-input", "--set", "side=2", "--set", "unit=0.01", "-q");
        assertThat(good).isEqualTo(new Said(0, "", ""));
        assertThat(map).content().contains("multiplier: \"0.01\"", "\"2\": \"B\"");
        for (var wrong : new String[]{"sied=1", "side=3", "side=1,2", "unit=many"}) {
            var said = typed("", "map", desk.toString(), "--no-input", "--set", wrong, "-o",
                    folder.resolve("other.yaml").toString());
            assertThat(said.exit()).as(wrong).isEqualTo(1);
            assertThat(said.err()).contains("error:");
        }
        assertThat(typed("", "map", desk.toString(), "--set", "sied=1", "-o", folder.resolve("x").toString()).err())
                .contains("did you mean side?");
    }

    @Test
    void a_mapping_elsewhere_is_given_by_flag_and_a_key_nobody_knows_is_refused() throws IOException {
        var elsewhere = folder.resolve("our.yaml");
        assertThat(typed("", "map", desk.toString(), "--set", "side=1", "--set", "unit=base", "-o",
                elsewhere.toString()).exit()).isZero();
        assertThat(convert().exit()).as("nobody says what the columns mean").isEqualTo(1);
        assertThat(convert().err()).contains("assay map");
        assertThat(convert("--map", elsewhere.toString()).out()).contains("applied 40 +");
        Files.writeString(elsewhere, Files.readString(elsewhere).replace("price:", "prcie:"));
        assertThat(convert("--map", elsewhere.toString()).err()).contains("unknown key prcie", "did you mean price?");
        Files.writeString(elsewhere, Files.readString(elsewhere).replace("prcie: \"Rate\"", "price: \"Rat\""));
        assertThat(convert("--map", elsewhere.toString()).err()).contains("no column Rat", "did you mean Rate?");
    }

    @Test
    void contracts_wait_for_the_file_of_instruments() throws IOException {
        assertThat(typed("", "map", desk.toString(), "--set", "side=1", "--set", "unit=contracts").exit()).isZero();
        assertThat(convert().out()).contains("pending 40");
        var instruments = Files.writeString(folder.resolve("i.csv"), """
                instrument,kind,underlying,quote,multiplier
                BTC-PERP,perpetual,BTC,USD,0.01
                ETH-PERP,perpetual,ETH,USD,0.1
                """);
        assertThat(convert("--instruments", instruments.toString()).out()).contains("applied 40 +", "pending 0");
    }

    @Test
    void a_file_of_a_known_format_needs_no_mapping() {
        var known = TESTDATA.resolveSibling("canonical").resolve("fills.csv");
        var said = typed("", "map", known.toString(), "-o", folder.resolve("x.yaml").toString());
        assertThat(said.exit()).isZero();
        assertThat(said.err()).contains("needs no mapping: it is canonical fills");
        assertThat(folder.resolve("x.yaml")).doesNotExist();
    }

    @Test
    void ambiguous_days_zones_units_and_thousands_are_asked_for() throws IOException {
        var table = Files.writeString(folder.resolve("t.csv"), """
                Account,Client,Date,Symbol,Side,Price,Quantity,Fee
                a,b,03/04/2025 10:00:00,BTC/USD,Buy,"1,234",2,-1
                a,b,05/06/2025 10:00:00,BTC/USD,Sell,"1,235",3,-1
                """);
        var said = typed("", "map", table.toString(), "--no-input");
        assertThat(said.err()).contains("open questions: account, time, zone, decimal, unit, kind, fee");
        var valued = Files.writeString(folder.resolve("v.csv"), """
                Account,Time (UTC),Symbol,Side,Price,Quantity,Value
                a,2025-03-04 10:00:00,BTC-PERP,Buy,60000.5,2,120001
                a,2025-03-04 10:00:01,BTC-PERP,Sell,60000,3,180000
                """);
        assertThat(typed("", "map", valued.toString(), "--no-input").exit()).as("nothing is open").isZero();
    }
}

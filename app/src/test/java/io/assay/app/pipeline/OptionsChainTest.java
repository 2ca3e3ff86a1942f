package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.ingest.Ingest;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import io.assay.core.market.Black76;
import io.assay.core.market.Reference;
import io.assay.core.profile.Column;
import io.assay.core.profile.FoldSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an `options_chain` is for: it judges fills of its options, delta-hedged, also when they are named as ccxt does.
class OptionsChainTest {
    private static final long EXPIRY_US = 1_772_784_000_000_000L;
    private static final long FIVE_MINUTES_US = 300_000_000L;

    @TempDir
    private Path folder;

    /// Bought at the ask a second after a row; five minutes later the mid of the last row says what it is worth.
    @Test
    void an_option_bought_at_the_ask_loses_what_black_says_it_loses_against_the_chain() throws IOException {
        var layout = new SimulationFiles.Layout(folder, SimulationFiles.Format.F2, false, "", true);
        SimulationFiles.run(SimulationConfig.DEFAULT.withSize(20, 600).withHours(2).withSeed(6), layout, List.of());
        var chain = layout.tardis().resolve("deribit_options_chain_2026-03-02_OPTIONS.csv.gz");
        var rows = rows(chain, "-C", 4);
        var symbol = rows.getFirst()[1];
        long boughtUs = time(rows.get(20)) / 1_000 * 1_000 + 1_000_000;
        long strike = Long.parseLong(rows.getFirst()[5]);
        var bought = last(rows, boughtUs);
        double ask = number(bought, 12);
        var fills = Files.writeString(folder.resolve("trades.csv"), String.format(Locale.ROOT,
                "account,id,timestamp,symbol,takerOrMaker,side,price,amount,contractSize%n"
                        + "me,5,%d,BTC/USD:BTC-260306-%d-C,taker,buy,%s,3,1%n",
                boughtUs / 1_000, strike, bought[12]));
        var ingested = Ingest.read(List.of(fills.toString(), chain.toString()), Days.config(1), Progress.SILENT,
                Prompt.NOBODY, Long.MAX_VALUE, InputStream.nullInputStream());
        assertThat(ingested.notes()).anyMatch(said -> said.contains(symbol + " of deribit is BTC/USD:BTC-260306-"));
        var tape = TapeMaker.of(ingested, Days.config(1)).tape();
        assertThat(tape.market().reference(0).kind()).isEqualTo(Reference.Kind.QUOTES);
        var profiles = Days.profiles(tape, FoldSpec.DEFAULT);

        double spot = number(bought, 18);
        var later = last(rows, boughtUs + FIVE_MINUTES_US);
        double worth = (number(later, 9) + number(later, 12)) / 2 * number(later, 18);
        double delta =
                paid(spot, (double) strike, (double) (EXPIRY_US - boughtUs) / (365 * 86_400e6), ask * spot).delta();
        double lost = ask * spot + delta * (number(later, 18) - spot) - worth;
        assertThat(profiles.at(0, Column.of("option_markout_bp_5m"))).isCloseTo(1e4 * lost / spot, within(1e-6));
        assertThat(1e4 * lost / spot).as("about half the spread, and a little time").isBetween(0.5, 4.0);
        assertThat(profiles.at(0, Column.of("house_markout_bp_5m"))).as("never pooled with linear contracts").isNaN();
    }

    /// By bisection: the call that costs this much.
    private static Black76 paid(double forward, double strike, double years, double price) {
        double low = 0.01;
        double high = 5;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (Black76.undiscounted(true, forward, strike, years, middle).price() < price) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Black76.undiscounted(true, forward, strike, years, low);
    }

    /// Rows of the nth call on Bitcoin that the file names, in order.
    private static List<String[]> rows(Path chain, String right, int nth) throws IOException {
        try (var in = new GZIPInputStream(Files.newInputStream(chain))) {
            var all = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1)
                    .map(line -> line.split(",", -1)).toList();
            var symbol = all.stream().map(row -> row[1]).filter(name -> name.startsWith("BTC-6MAR26-")
                    && name.endsWith(right)).distinct().skip(nth - 1L).findFirst().orElseThrow();
            return all.stream().filter(row -> row[1].equals(symbol)).toList();
        }
    }

    private static String[] last(List<String[]> rows, long atUs) {
        return rows.stream().filter(row -> time(row) <= atUs).reduce((a, b) -> b).orElseThrow();
    }

    private static long time(String[] row) {
        return Long.parseLong(row[2]);
    }

    private static double number(String[] row, int cell) {
        return Double.parseDouble(row[cell]);
    }
}

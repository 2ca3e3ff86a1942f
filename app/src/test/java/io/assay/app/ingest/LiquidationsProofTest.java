package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.policy.margin.Liquidations;
import io.assay.core.policy.margin.waterfall.Episodes;
import io.assay.core.policy.margin.waterfall.Hawkes;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Real liquidations: those of two years as the calibration of planted evenings, and those of 2023 put together again from
/// what their accounts traded and paid in. docs/evidence/cascade.md keeps the figures.
@Tag("proof")
class LiquidationsProofTest {
    private static final Path DATA = Path.of("../../shared/data/hyperliquid");
    /// Largest leverage of 2023 was fifty: maintenance is a hundredth.
    private static final double MAINTENANCE = 0.01;

    private record Fill(long second, String coin, double signed, double price) {}

    private record Notice(long second, String user, double notional, double equity, boolean isCross) {}

    /// Second way: the same figures came out of a script over the csv module of Python.
    @Test
    void episodes_of_two_years_are_as_the_page_says() {
        var read = EpisodeFile.read(DATA.resolve("liquidation_fills.csv"));
        assertThat(read.fills()).isEqualTo(12_283);
        assertThat(read.users()).isEqualTo(5818);
        assertThat(read.coins()).isEqualTo(149);
        var episodes = Episodes.of(read.timeMs(), read.usd());
        assertThat(episodes.count()).isEqualTo(6546);
        assertThat(episodes.total()).isEqualTo(51_949_651.07, within(0.01));
        assertThat(episodes.logSd()).isEqualTo(2.3437, within(5e-5));
        assertThat(episodes.tailIndex()).isEqualTo(1.0263, within(5e-5));
        assertThat(episodes.stretches()).hasSize(12);
        var largest = episodes.stretches().stream().max(Comparator.comparingInt(Episodes.Stretch::count)).orElseThrow();
        assertThat(largest.count()).isEqualTo(4214);
        assertThat(largest.busiest()).isEqualTo(0.716, within(5e-4));
        assertThat(largest.succession().map(Hawkes::branching).orElseThrow()).isEqualTo(0.972, within(5e-4));
    }

    /// Of 62: in all the position the fills add up to is what was closed, whole; in 59 it was closed where nothing is left;
    /// in 30 deposits and fills give the account's value to half a per cent of the position. All 54 cross ones were under
    /// maintenance, and by today's rules 7 would have gone to the vault at once.
    @Test
    void liquidations_of_2023_follow_from_fills_and_deposits_as_far_as_these_go() {
        var notices = notices();
        var fills = fills();
        var paid = paid();
        Map<String, TreeMap<Long, Double>> prices = prices(fills);
        int whole = 0;
        int nothingLeft = 0;
        int worth = 0;
        for (var notice : notices) {
            var again = again(notice, fills.getOrDefault(notice.user, List.of()),
                    paid.getOrDefault(notice.user, new TreeMap<>()), prices);
            whole += again.isWhole ? 1 : 0;
            double gap = Math.abs(notice.notional - again.closed) - notice.equity;
            nothingLeft += Math.abs(gap) <= 1e-3 * notice.notional ? 1 : 0;
            worth += Math.abs(again.equity - notice.equity) <= 5e-3 * notice.notional ? 1 : 0;
        }
        assertThat(notices).hasSize(62);
        assertThat(whole).isEqualTo(62);
        assertThat(nothingLeft).isEqualTo(59);
        assertThat(worth).isEqualTo(30);
        assertThat(notices.stream().filter(Notice::isCross)).hasSize(54).allMatch(n -> Liquidations.stage(n.equity,
                MAINTENANCE * n.notional, n.notional, -1) != Liquidations.Stage.SAFE);
        assertThat(notices.stream().filter(Notice::isCross).filter(n -> Liquidations.stage(n.equity,
                MAINTENANCE * n.notional, n.notional, -1) == Liquidations.Stage.BACKSTOP)).hasSize(7);
    }

    /// What deposits and fills make of a liquidation.
    ///
    /// @param isWhole whether nothing was left of what was closed
    /// @param closed value at the prices of the closing fills
    /// @param equity of the account at the mark, before
    private record Again(boolean isWhole, double closed, double equity) {}

    private static Again again(Notice notice, List<Fill> own, TreeMap<Long, Double> paid,
            Map<String, TreeMap<Long, Double>> prices) {
        var position = new TreeMap<String, Double>();
        double cash = paid.headMap(notice.second, true).values().stream().mapToDouble(Double::doubleValue).sum();
        double closed = 0;
        double signed = 0;
        for (var fill : own) {
            if (fill.second <= notice.second) {
                position.merge(fill.coin, fill.signed, Double::sum);
                cash -= fill.signed * fill.price;
            }
            if (fill.second == notice.second) {
                closed += Math.abs(fill.signed) * fill.price;
                signed += fill.signed;
            }
        }
        boolean isWhole = own.stream().filter(fill -> fill.second == notice.second)
                .allMatch(fill -> Math.abs(position.get(fill.coin)) < 1e-9);
        for (var held : position.entrySet()) {
            cash += Math.abs(held.getValue()) < 1e-9 ? 0
                    : held.getValue() * prices.get(held.getKey()).floorEntry(notice.second).getValue();
        }
        // What was closed at the fill is worth this much more or less at the mark.
        return new Again(isWhole, closed, cash - Math.signum(signed) * (notice.notional - closed));
    }

    private static List<Notice> notices() {
        var csv = CsvFile.read(DATA.resolve("archive_2023/liquidations.csv"));
        double[] notional = csv.values(csv.column("liquidated_ntl_pos"));
        double[] equity = csv.values(csv.column("liquidated_account_value"));
        var out = new ArrayList<Notice>();
        for (int line = 0; line < notional.length; line++) {
            out.add(new Notice(second(csv, line), csv.cell(line, csv.column("user")), notional[line], equity[line],
                    csv.cell(line, csv.column("leverage_type")).equals("Cross")));
        }
        return out;
    }

    private static Map<String, List<Fill>> fills() {
        var csv = CsvFile.read(DATA.resolve("archive_2023/non_mm_trades.csv"));
        double[] price = csv.values(csv.column("px"));
        double[] size = csv.values(csv.column("sz"));
        Map<String, List<Fill>> out = new TreeMap<>();
        for (int line = 0; line < price.length; line++) {
            double sign = csv.cell(line, csv.column("side")).equals("Bid") ? 1 : -1;
            out.computeIfAbsent(csv.cell(line, csv.column("user")), user -> new ArrayList<>()).add(new Fill(
                    second(csv, line), csv.cell(line, csv.column("coin")), sign * size[line], price[line]));
        }
        return out;
    }

    private static Map<String, TreeMap<Long, Double>> paid() {
        var csv = CsvFile.read(DATA.resolve("archive_2023/non_mm_ledger_updates.csv"));
        double[] usd = csv.values(csv.column("delta_usd"));
        Map<String, TreeMap<Long, Double>> out = new HashMap<>();
        for (int line = 0; line < usd.length; line++) {
            out.computeIfAbsent(csv.cell(line, csv.column("user")), user -> new TreeMap<>())
                    .merge(second(csv, line), usd[line], Double::sum);
        }
        return out;
    }

    /// Last price at which anybody traded a coin in a second.
    private static Map<String, TreeMap<Long, Double>> prices(Map<String, List<Fill>> fills) {
        Map<String, TreeMap<Long, Double>> out = new HashMap<>();
        fills.values().forEach(own -> own.forEach(fill -> out.computeIfAbsent(fill.coin, coin -> new TreeMap<>())
                .put(fill.second, fill.price)));
        return out;
    }

    private static long second(CsvFile csv, int line) {
        return Instant.parse(csv.cell(line, csv.column("time"))).getEpochSecond();
    }
}

package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunRequest;
import io.assay.app.config.UserError;
import io.assay.app.simulate.Kind;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import io.assay.app.store.ResultDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two made-up days on which accounts change places, graded one after the other by runs that each read the one before. Rules are asked for by name,
/// so that tiers are published; demand is slow, so that widths matter.
class TiersOverDaysTest {
    private static final String MIDNIGHT = "2026-03-03";
    private static final double COST = 0.2;
    private static final int OTHERS = 8;

    /// Takers know something; tiny and small differ in nothing that costs the house.
    private static final String TAXONOMY = """
            name: by size
            segments:
              - name: makers
                description: They make what they trade.
                all:
                  - maker_share >= 50 %
              - name: takers
                description: Large fills.
                all:
                  - mean_fill_usd >= 1500 USD
              - name: small
                description: Small fills.
                all:
                  - mean_fill_usd >= 250 USD
              - name: tiny
                description: Tiny fills.
                all:
                  - fills >= 1
            """;

    @TempDir
    private static Path folder;
    private static Path fills = Path.of("");
    /// Monday, Tuesday, Monday, Tuesday: whoever differs between the days flips back and forth.
    private static List<Path> turns = List.of();
    /// Monday, then the same Tuesday again and again: whoever differs has changed for good.
    private static List<Path> changed = List.of();

    @BeforeAll
    static void grade_days_one_after_the_other() throws IOException {
        fills = swapped(folder.resolve("days"));
        Files.writeString(folder.resolve("taxonomy.yaml"), TAXONOMY);
        var first = run("first", "to", MIDNIGHT);
        var second = run("second", "from", MIDNIGHT, "segment.previous", first.toString());
        var back = run("back", "to", MIDNIGHT, "segment.previous", second.toString());
        turns = List.of(first, second, back, run("forth", "from", MIDNIGHT, "segment.previous", back.toString()));
        var again = run("again", "from", MIDNIGHT, "segment.previous", second.toString());
        changed = List.of(first, second, again, run("still", "from", MIDNIGHT, "segment.previous", again.toString()));
    }

    /// The second way, from the tables that both runs left: beliefs are half of those before and half of this run's
    /// probabilities, gains are the demand curve at the widths of the policy, and a tier changes where they say so.
    @Test
    void every_move_can_be_worked_out_from_the_tables() {
        int moved = 0;
        int kept = 0;
        for (var chain : List.of(turns, changed)) {
            for (int run = 1; run < chain.size(); run++) {
                var now = accounts(chain.get(run));
                var policy = policy(chain.get(run));
                var before = beliefs(chain.get(run - 1), "belief");
                var seen = beliefs(chain.get(run), "probability");
                var held = beliefs(chain.get(run), "belief");
                for (var account : now.values()) {
                    if (!account.segment.isEmpty() && before.containsKey(account.name)) {
                        var belief = mixed(before.get(account.name), seen.get(account.name), policy);
                        belief.forEach((segment, b) -> assertThat(held.get(account.name).getOrDefault(segment, 0.0))
                                .isEqualTo(b, within(1e-5)));
                        double gain = expected(belief, policy, account.segment)
                                - expected(belief, policy, account.before);
                        boolean moves = gain > COST;
                        assertThat(account.tier).as("%s %s", account, gain)
                                .isEqualTo(moves ? account.segment : account.before);
                        moved += moves ? 1 : 0;
                        kept += !moves && !account.segment.equals(account.before) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(moved).isGreaterThan(10);
        assertThat(kept).isGreaterThan(20);
    }

    /// Measured: 32 accounts change segment three times, 96 changes; their tiers never change. At a tenth of the cost they change 20
    /// times, those of 12 never. Without a cost all 96 would be followed.
    @Test
    void accounts_that_flip_back_and_forth_stay_where_they_are() {
        var runs = turns.stream().map(TiersOverDaysTest::accounts).toList();
        int flippers = 0;
        int still = 0;
        int moves = 0;
        for (String name : runs.getFirst().keySet()) {
            var course = runs.stream().map(run -> run.get(name)).toList();
            if (course.stream().allMatch(a -> a != null && !a.segment.isEmpty())
                    && !course.get(0).segment.equals(course.get(1).segment)) {
                flippers++;
                still += course.stream().map(a -> a.tier).distinct().count() == 1 ? 1 : 0;
                for (int run = 1; run < course.size(); run++) {
                    moves += course.get(run).tier.equals(course.get(run - 1).tier) ? 0 : 1;
                }
            }
        }
        assertThat(flippers).isGreaterThan(20);
        assertThat(still).isGreaterThan(10);
        assertThat(moves).isLessThan(flippers);
    }

    /// Belief in the new segment grows with each Tuesday: 13 follow a day or two later, 19 never, none goes back.
    @Test
    void accounts_that_changed_for_good_move_once_and_later_than_their_segment() {
        var runs = changed.stream().map(TiersOverDaysTest::accounts).toList();
        int later = 0;
        int never = 0;
        for (String name : runs.getFirst().keySet()) {
            var course = runs.stream().map(run -> run.get(name)).toList();
            if (course.stream().allMatch(a -> a != null && !a.segment.isEmpty())) {
                String last = course.getLast().tier;
                assertThat(last).isIn(course.getFirst().tier, course.getLast().segment);
                for (int run = 1; run < course.size(); run++) {
                    if (course.get(run - 1).tier.equals(course.getLast().segment)) {
                        assertThat(course.get(run).tier).isEqualTo(course.getLast().segment);
                    }
                }
                boolean differs = !course.getFirst().segment.equals(course.getLast().segment);
                later += differs && course.get(1).tier.equals(course.get(0).tier) && !last.equals(course.get(0).tier)
                        ? 1 : 0;
                never += differs && last.equals(course.getFirst().tier) ? 1 : 0;
            }
        }
        assertThat(later).isPositive();
        assertThat(never).as("moves that do not pay").isPositive();
    }

    @Test
    void free_moves_move_everybody_at_once_and_dear_ones_nobody() {
        int other = 0;
        for (var account : accounts(after("free", "0")).values()) {
            assertThat(account.tier).isEqualTo(account.segment.isEmpty() ? "uniform" : account.segment);
            other += account.before.isEmpty() || account.before.equals(account.tier) ? 0 : 1;
        }
        assertThat(other).isGreaterThan(20);
        int held = 0;
        for (var account : accounts(after("dear", "1000")).values()) {
            if (!account.segment.isEmpty() && !account.before.isEmpty()) {
                assertThat(account.tier).isEqualTo(account.before);
                held += account.tier.equals(account.segment) ? 0 : 1;
            }
        }
        assertThat(held).isGreaterThan(20);
    }

    @Test
    void the_same_runs_have_the_same_digest_whatever_the_threads() throws IOException {
        var second = run("threads", "from", MIDNIGHT, "segment.previous", turns.getFirst().toString(), "threads", "1");
        assertThat(digest(second)).isEqualTo(digest(turns.get(1))).isNotEqualTo(digest(turns.getFirst()));
    }

    @Test
    void the_page_and_the_summary_say_who_was_kept() throws IOException {
        var page = Files.readString(turns.get(1).resolve("report.html"));
        assertThat(page).contains("kept: ").contains("under the churn cost of 0.200 bp")
                .contains("hold their tier");
    }

    /// The second way, from the table: three accounts new without a segment, four new with one, two whose tier is gone, one
    /// that lost such a tier with its segment.
    @Test
    void every_account_is_in_one_count_of_what_changed() throws IOException {
        var now = accounts(turns.get(1)).values();
        var out = now.stream().filter(a -> a.segment.isEmpty()).map(Account::name).toList();
        var in = now.stream().filter(a -> !a.segment.isEmpty()).map(Account::name).toList();
        var lines = new ArrayList<>(List.of("account,segment,tier"));
        for (var row : rows(turns.getFirst(), "SELECT account, coalesce(segment, ''), tier FROM assignments")) {
            int place = Math.max(out.indexOf(row[0]), in.indexOf(row[0]));
            boolean isOut = out.contains(row[0]);
            boolean isNew = place >= 0 && place < (isOut ? 3 : 4);
            boolean hasOld = isOut ? place == 3 : place == 4 || place == 5;
            if (!isNew) {
                lines.add(row[0] + "," + row[1] + "," + (hasOld ? "old" : row[2]));
            }
        }
        var before = Files.createDirectory(folder.resolve("before"));
        Files.write(before.resolve("assignments.csv"), lines);
        var after = run("counted", "from", MIDNIGHT, "segment.previous", before.toString());
        int[] counts = new int[5];
        for (var a : accounts(after).values()) {
            counts[a.before.isEmpty() ? 4 : a.tier.equals(a.before) ? 0 : a.segment.isEmpty() ? 2
                    : "old".equals(a.before) ? 3 : 1]++;
        }
        assertThat(counts[4]).isGreaterThanOrEqualTo(7);
        assertThat(counts[3]).isEqualTo(2);
        assertThat(counts[2]).isPositive();
        assertThat(Files.readString(after.resolve("report.html"))).containsPattern(
                "previous run " + counts[0]
                        + " accounts hold their tier, \\d+ of them though their segment is another, "
                        + counts[1] + " moved, " + counts[2] + " lost it with their segment, " + counts[3]
                        + " had one that is gone, " + counts[4] + " are new;");
    }

    @Test
    void what_was_asked_for_by_name_is_what_is_said_to_be_published() throws IOException {
        var run = turns.getFirst();
        assertThat(rows(run, "SELECT champion, method FROM runs").getFirst()).containsExactly("one", "rules");
        assertThat(rows(run, "SELECT DISTINCT method FROM card WHERE published"))
                .containsExactly(new String[]{"rules"});
        assertThat(rows(run, "SELECT DISTINCT published FROM segments")).containsExactly(new String[]{"true"});
        var page = Files.readString(run.resolve("report.html"));
        assertThat(page).contains("\"champion\":\"rules\"", "Published as asked for: rules (")
                .containsPattern("\"name\":\"rules\",\"segments\":\\d+,\"champion\":true")
                .doesNotContain("\"champion\":\"one\"", "One segment is published")
                .doesNotContainPattern("\"name\":\"one\",\"segments\":\\d+,\"champion\":true")
                .doesNotContain("Segments are published only when they pay");
        assertThat(Files.readString(run.resolve("card.json"))).doesNotContain("is published");
    }

    /// Two windows are what these days have: none is left to rank on.
    @Test
    void the_best_baseline_is_not_said_to_be_of_earlier_windows_where_there_are_none() {
        assertThat(rows(turns.getFirst(),
                "SELECT comment FROM duckdb_columns() WHERE table_name = 'card' AND column_name = 'best_baseline'")
                .getFirst()[0]).contains("with two windows, on the judged one itself");
    }

    @Test
    void beliefs_that_are_none_are_refused_and_a_run_without_them_is_read() throws IOException {
        var copy = Files.createDirectory(folder.resolve("copy"));
        Files.copy(turns.getFirst().resolve("assignments.csv"), copy.resolve("assignments.csv"));
        assertThat(PreviousRun.read(Optional.of(copy)).orElseThrow().beliefs()).isEmpty();
        Files.writeString(copy.resolve("beliefs.csv"), "account,segment,probability,belief\na,s,1,1.5\n");
        assertThatThrownBy(() -> PreviousRun.read(Optional.of(copy))).isInstanceOf(UserError.class)
                .hasMessageContaining("not a belief of a run: 1.5");
        Files.writeString(copy.resolve("beliefs.csv"), "account,segment,probability,belief\na,s,1,\n");
        assertThatThrownBy(() -> PreviousRun.read(Optional.of(copy))).isInstanceOf(UserError.class);
    }

    /// Two days of people and of takers who know where the price goes. At midnight each taker changes places with one of the
    /// people, and so do the people of the smallest orders with those of the largest.
    private static Path swapped(Path to) throws IOException {
        var config = SimulationConfig.DEFAULT.withSize(80, 20_000).withHours(48).withSeed(4)
                .withKinds(Set.of(Kind.DIRECTIONAL_RETAIL, Kind.LATENCY_TAKER));
        var layout = new SimulationFiles.Layout(to, SimulationFiles.Format.F2, false, "");
        var days = SimulationFiles.run(config, layout, List.of()).files().getFirst();
        var people = kind(to, "directional_retail");
        var takers = kind(to, "latency_taker");
        var other = new HashMap<String, String>();
        for (int i = 0; i < takers.size(); i++) {
            swap(other, takers.get(i), people.get(OTHERS + i));
        }
        for (int i = 0; i < OTHERS; i++) {
            swap(other, people.get(i), people.get(people.size() - 1 - i));
        }
        var account = Pattern.compile("0x[0-9a-f]{40}");
        return Files.write(days, Files.readAllLines(days).stream()
                .map(line -> line.contains("\"block_time\":\"" + MIDNIGHT)
                        ? account.matcher(line).replaceAll(found -> other.getOrDefault(found.group(), found.group()))
                        : line)
                .toList());
    }

    private static void swap(Map<String, String> other, String a, String b) {
        other.put(a, b);
        other.put(b, a);
    }

    /// Accounts of a kind, the smallest orders first.
    private static List<String> kind(Path of, String name) throws IOException {
        return Files.readAllLines(of.resolve("truth.csv")).stream().map(line -> line.split(",", -1))
                .filter(cells -> cells[1].equals(name))
                .sorted(Comparator.comparingDouble(cells -> Double.parseDouble(cells[3]))).map(cells -> cells[0])
                .toList();
    }

    /// One account of a run; empty = absent.
    private record Account(String name, String segment, String before, String tier) {}

    /// Width and adverse selection of a tier.
    private record Terms(double half, double adverse) {
        double gain(double half) {
            return (half - adverse) / (1 + Math.exp(-1 + 0.5 * half));
        }
    }

    private static Map<String, Double> mixed(Map<String, Double> before, Map<String, Double> seen,
            Map<String, Terms> policy) {
        var out = new TreeMap<String, Double>();
        double known = before.entrySet().stream().filter(b -> policy.containsKey(b.getKey()))
                .mapToDouble(Map.Entry::getValue).sum();
        policy.keySet().forEach(segment -> out.put(segment,
                0.5 * before.getOrDefault(segment, 0.0) / known + 0.5 * seen.getOrDefault(segment, 0.0)));
        return out;
    }

    private static double expected(Map<String, Double> belief, Map<String, Terms> policy, String tier) {
        return belief.entrySet().stream()
                .mapToDouble(b -> b.getValue() * policy.get(b.getKey()).gain(policy.get(tier).half)).sum();
    }

    private static Map<String, Account> accounts(Path run) {
        var out = new TreeMap<String, Account>();
        rows(run, "SELECT account, coalesce(segment, ''), coalesce(tier_before, ''), tier FROM assignments")
                .forEach(row -> out.put(row[0], new Account(row[0], row[1], row[2], row[3])));
        return out;
    }

    private static Map<String, Terms> policy(Path run) {
        var out = new HashMap<String, Terms>();
        rows(run, "SELECT tier, half_spread_bp, adverse_bp FROM policy").forEach(
                row -> out.put(row[0], new Terms(Double.parseDouble(row[1]), Double.parseDouble(row[2]))));
        return out;
    }

    private static Map<String, Map<String, Double>> beliefs(Path run, String column) {
        var out = new HashMap<String, Map<String, Double>>();
        rows(run, "SELECT account, segment, " + column + " FROM beliefs").forEach(
                row -> out.computeIfAbsent(row[0], any -> new TreeMap<>()).put(row[1], Double.parseDouble(row[2])));
        return out;
    }

    private static List<String[]> rows(Path run, String sql) {
        try (var database = ResultDatabase.open(run)) {
            return database.rows(sql).stream().map(row -> {
                var out = new String[row.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = String.valueOf(row[i]);
                }
                return out;
            }).toList();
        }
    }

    private static String digest(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("manifest.json").toFile()).get("digest").asText();
    }

    /// Tuesday after Monday at another cost of moving.
    private static Path after(String name, String cost) {
        return run(name, "from", MIDNIGHT, "segment.previous", turns.getFirst().toString(), "value.churn-cost-bp",
                cost);
    }

    private static Path run(String name, String... more) {
        var keys = new ArrayList<>(
                List.of("value.bootstrap", "100", "segment.method", "rules", "value.beta", "0.5", "value.horizon", "1s",
                        "segment.confidence-limit", "0", "segment.taxonomy",
                        folder.resolve("taxonomy.yaml").toString(), "value.churn-cost-bp", Double.toString(COST)));
        keys.addAll(List.of(more));
        var out = folder.resolve(name);
        new Pipeline(Clock.systemUTC(), InputStream.nullInputStream()).run(
                new RunRequest(List.of(fills.toString()), out, Days.config(2, keys.toArray(String[]::new)), false),
                Progress.SILENT, Prompt.NOBODY);
        return out;
    }
}

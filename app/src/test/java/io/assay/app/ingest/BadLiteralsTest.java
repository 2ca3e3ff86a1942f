package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.event.Transfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values no number may have, in every field that is one: each costs its own row, is named, and changes nothing else.
class BadLiteralsTest {
    /// Refused wherever a decimal stands.
    static final List<String> LITERALS = List.of("NaN", "nan", "-NaN", "Infinity", "-Infinity", "inf", "INF",
            "1e400", "1e5", "1E-5", "2.5e3", "+1", "+0.5", "--1", "-+1", "1-", "-", "+", ".", ".5", "5.", "-.5", "1..2",
            "1.2.3", "1,234.5", "1,5", "1 234", "1_000", "1'000", " 1", "1 ", "0x1F", "0b1", "1f", "1d", "1L", "$5",
            "5%", "1/2", "½", "٣", "１２", "−1", "null", "None", "N/A", "undefined", "true", "#REF!", "=1+1",
            "123456789012345678901", "0.1234567890123456789", "1234567890123456789012345678901234567890",
            "9".repeat(300), "abc", "\"", "'", "\\", "\u0007", "1\u0000", "1\u200b", "🚀");
    /// Refused where an amount must be positive.
    private static final List<String> NOT_POSITIVE = List.of("0", "-0", "0.000", "-1", "-0.5");
    private static final String CLEAN = IngestLab.dump(IngestLab.read(IngestLab.BLOCKS));

    @TempDir
    private Path folder;

    @Test
    void in_json_each_is_a_reject_that_names_line_field_and_value() {
        var lines = IngestLab.text(IngestLab.BLOCKS).lines().toList();
        for (var field : List.of("px", "sz", "startPosition", "fee", "closedPnl", "time", "tid", "oid")) {
            var literals = new ArrayList<>(LITERALS);
            literals.addAll(field.equals("px") || field.equals("sz") ? NOT_POSITIVE : List.of());
            literals.remove(List.of("tid", "oid").contains(field) ? "123456789012345678901" : "");
            literals.remove(List.of("tid", "oid").contains(field) ? "1234567890123456789012345678901234567890" : "");
            var random = new SplittableRandom(field.hashCode());
            var text = new ArrayList<>(lines);
            var expected = new ArrayList<String>();
            for (var literal : literals) {
                int at = random.nextInt(text.size() + 1);
                text.add(at, badBlock(field, quoted(literal)));
            }
            var ingested = IngestLab.read(IngestLab.write(folder, "a.jsonl", String.join("\n", text)));
            for (int i = 0; i < text.size(); i++) {
                if (text.get(i).contains("0xbad")) {
                    expected.add((i + 1) + " " + field);
                }
            }
            assertThat(ingested.rejects()).extracting(r -> r.line() + " " + r.field())
                    .containsExactlyElementsOf(expected);
            assertThat(ingested.rejects()).extracting(Reject::value)
                    .containsExactlyInAnyOrderElementsOf(literals.stream().map(BadLiteralsTest::shown).toList());
            assertThat(ingested.rejects()).allMatch(r -> r.source().endsWith("a.jsonl"));
            assertThat(IngestLab.dump(ingested)).as(field).isEqualTo(CLEAN);
        }
    }

    @Test
    void in_json_bare_literals_cost_their_line_alone() {
        var lines = new ArrayList<>(IngestLab.text(IngestLab.BLOCKS).lines().toList());
        int bad = 0;
        for (var field : List.of("px", "sz", "startPosition", "fee", "closedPnl", "time", "tid")) {
            for (var literal : LITERALS) {
                if (!literal.equals("null") && !literal.equals("123456789012345678901") && literal.length() < 40
                        && !(literal.equals("1 ") || literal.equals(" 1"))) {
                    lines.add(1 + bad % 30, badBlock(field, literal));
                    bad++;
                }
            }
        }
        var ingested = IngestLab.read(IngestLab.write(folder, "a.jsonl", String.join("\n", lines)));
        assertThat(ingested.rejects()).hasSize(bad).allMatch(r -> r.line() > 1);
        assertThat(bad).isGreaterThan(300);
        assertThat(IngestLab.dump(ingested)).isEqualTo(CLEAN);
    }

    @Test
    void in_tables_each_is_a_reject_that_names_line_field_and_value() {
        var numeric = Map.of(IngestLab.TRADES, List.of("px", "sz"), IngestLab.CANONICAL,
                List.of("price", "qty", "fee", "pos_before", "realised_pnl", "block", "seq"),
                IngestLab.TESTDATA.resolve("archive_2023/non_mm_ledger_updates.csv"), List.of("delta_usd"),
                IngestLab.TESTDATA.resolve("archive_2023/liquidations.csv"), List.of("liquidated_ntl_pos"));
        int tables = 0;
        for (var entry : numeric.entrySet()) {
            var clean = IngestLab.read(entry.getKey(), IngestLab.TRADES);
            var lines = IngestLab.text(entry.getKey()).lines().toList();
            for (var field : entry.getValue()) {
                var literals = new ArrayList<>(LITERALS);
                literals.removeIf(literal -> literal.contains("\u0000"));
                literals.addAll(List.of("px", "sz", "price", "qty").contains(field) ? NOT_POSITIVE : List.of());
                var text = new ArrayList<>(lines);
                int column = List.of(lines.getFirst().split(",")).indexOf(field);
                for (int i = 0; i < literals.size(); i++) {
                    var cells = lines.get(1).split(",", -1);
                    cells[column] = '"' + literals.get(i).replace("\"", "\"\"") + '"';
                    text.add(1 + 2 * i % lines.size(), String.join(",", cells));
                }
                var bad = IngestLab.read(IngestLab.write(folder, "t.csv", String.join("\n", text)), IngestLab.TRADES);
                assertThat(bad.rejects()).extracting(Reject::field).containsOnly(field).hasSize(literals.size());
                assertThat(bad.rejects()).extracting(Reject::value).containsExactlyInAnyOrderElementsOf(
                        literals.stream().map(literal -> literal.equals("=1+1") ? literal : shown(literal)).toList());
                assertThat(bad.rejects()).allSatisfy(
                        r -> assertThat(text.get((int) r.line() - 1)).contains(r.value().replace("\"", "\"\"")));
                assertThat(IngestLab.dump(bad)).isEqualTo(IngestLab.dump(clean));
                assertThat(bad.accounts().all(Transfer.class).size())
                        .isEqualTo(clean.accounts().all(Transfer.class).size());
                assertThat(bad.accounts().all(LiquidationNotice.class))
                        .isEqualTo(clean.accounts().all(LiquidationNotice.class));
                tables++;
            }
        }
        assertThat(tables).isEqualTo(11);
    }

    @Test
    void fourteen_bad_rows_in_many_good_ones_are_exactly_those_rejected() {
        var good = goodRows(20_000);
        var clean = IngestLab.read(IngestLab.write(folder, "good.jsonl", String.join("\n", good)));
        var bad = List.of(row("px", "\"0\""), row("sz", "\"-1\""), row("px", "NaN"), row("time", "1700000000"),
                row("time", "1700000000000000"), row("side", "\"X\""), row("crossed", "\"maybe\""), row("tid", "-5"),
                row("coin", "\"\""), row("startPosition", "\"1e3\""), "{\"coin\":\"BTC\",\"px\":\"1\"", "not json",
                "{}", row("px", "\"60000\"") + "}");
        for (int seed = 0; seed < 3; seed++) {
            var random = new SplittableRandom(seed);
            var lines = new ArrayList<>(good);
            bad.forEach(row -> lines.add(random.nextInt(lines.size()), row));
            var ingested = IngestLab.read(IngestLab.write(folder, "bad.jsonl", String.join("\n", lines)));
            assertThat(ingested.rejects()).extracting(r -> lines.get((int) r.line() - 1))
                    .containsExactlyInAnyOrderElementsOf(bad);
            assertThat(IngestLab.dump(ingested)).isEqualTo(IngestLab.dump(clean));
            assertThat(ingested.files().getFirst().read()).isEqualTo(20_014);
            assertThat(ingested.files().getFirst().fills()).isEqualTo(20_000);
        }
    }

    @Test
    void a_broken_first_line_costs_itself_and_not_the_file() {
        var good = goodRows(50);
        for (var broken : List.of("{\"coin\":\"BTC\",\"px\":\"1", "{\"coin\":{\"a\":[", "{", "[\"0xab\",{\"coin\":")) {
            var ingested = IngestLab.read(IngestLab.write(folder, "b.jsonl", broken + "\n" + String.join("\n", good)));
            assertThat(ingested.log().size()).as(broken).isEqualTo(50);
            assertThat(ingested.rejects()).singleElement().satisfies(r -> {
                assertThat(r.reason()).isEqualTo(Reason.BAD_JSON);
                assertThat(r.line()).isEqualTo(1);
            });
        }
    }

    private static List<String> goodRows(int count) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            rows.add(
                    row("time", Long.toString(1_700_000_000_000L + i * 37L)).replace("\"tid\":7", "\"tid\":" + (i + 10))
                            .replace("0xbad", "trader-" + i % 9));
        }
        return rows;
    }

    private static String row(String field, String literal) {
        var fields = new String[]{"coin", "\"BTC\"", "px", "\"60123.5\"", "sz", "\"0.25\"", "side", "\"B\"", "time",
                "1700000000123", "startPosition", "\"0\"", "dir", "\"Open Long\"", "closedPnl", "\"0\"", "oid", "5",
                "crossed", "true", "fee", "\"0.1\"", "tid", "7", "feeToken", "\"USDC\"", "user", "\"0xbad\""};
        var out = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2) {
            out.add("\"" + fields[i] + "\":" + (fields[i].equals(field) ? literal : fields[i + 1]));
        }
        return out.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static String badBlock(String field, String literal) {
        return "{\"block_number\":1,\"events\":[[\"0x00000000000000000000000000000000000000b0\","
                + row(field, literal).replace(",\"user\":\"0xbad\"", ",\"cloid\":\"0xbad\"") + "]]}";
    }

    private static String quoted(String literal) {
        return '"' + IngestLab.json(literal) + '"';
    }

    /// A value as a reject shows it.
    private static String shown(String literal) {
        return literal.length() > 200 ? literal.substring(0, 200) : literal;
    }

    @Test
    void the_table_holds_sixty_literals() {
        assertThat(LITERALS.size() + NOT_POSITIVE.size()).isGreaterThanOrEqualTo(60);
        assertThat(Arrays.stream(LITERALS.toArray(String[]::new)).map(l -> l.toLowerCase(Locale.ROOT)).distinct())
                .hasSizeGreaterThan(55);
    }
}

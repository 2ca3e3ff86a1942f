package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.assay.app.config.ConfigKey;
import io.assay.app.config.UserError;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Transfer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One set of fills in every wrapping, container and place it may come in.
class ShapesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLEAN = IngestLab.dump(IngestLab.read(IngestLab.BLOCKS));
    private static final String UNPLACED = IngestLab.unplaced(IngestLab.read(IngestLab.BLOCKS));

    @TempDir
    private Path folder;

    @Test
    void every_wrapping_holds_the_same_fills() throws IOException {
        for (var shape : wrappings().entrySet()) {
            var file = IngestLab.write(folder, shape.getKey(), shape.getValue());
            var ingested = IngestLab.read(file);
            assertThat(ingested.rejects()).as(shape.getKey()).isEmpty();
            assertThat(IngestLab.unplaced(ingested)).as(shape.getKey()).isEqualTo(UNPLACED);
            assertThat(ingested.files().getFirst().fills()).isEqualTo(124);
        }
        assertThat(IngestLab.dump(IngestLab.read(IngestLab.write(folder, "swapped", swapped())))).isEqualTo(CLEAN);
    }

    @Test
    void marks_line_ends_containers_and_names_change_nothing() throws IOException {
        byte[] plain = Files.readAllBytes(IngestLab.BLOCKS);
        var text = new String(plain, StandardCharsets.UTF_8);
        var forms = Map.of("a.jsonl", plain, "bom.json", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), "crlf.txt",
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "blank.jsonl",
                ("\n\n" + text.replace("\n", "\n \n")).getBytes(StandardCharsets.UTF_8), "a.gz", gzip(plain), "a.lz4",
                lz4(plain), "wrong.csv", gzip(plain), "wrong.parquet", lz4(plain), "two.gz",
                concat(gzip(plain), gzip(plain)));
        for (var form : forms.entrySet()) {
            var ingested = IngestLab.read(IngestLab.write(folder, form.getKey(), form.getValue()));
            assertThat(IngestLab.dump(ingested)).as(form.getKey()).isEqualTo(CLEAN);
            assertThat(ingested.rejects()).isEmpty();
            assertThat(ingested.files().getFirst().bytes()).isEqualTo(form.getValue().length);
            assertThat(IngestLab.dump(IngestLab.stdin(form.getValue()))).as("- %s", form.getKey()).isEqualTo(CLEAN);
        }
    }

    @Test
    void folders_links_globs_and_splits_hold_the_same_fills() throws IOException {
        var lines = IngestLab.text(IngestLab.BLOCKS).lines().toList();
        IngestLab.write(folder, "in/20251204/16.jsonl", String.join("\n", lines.subList(20, 40)));
        IngestLab.write(folder, "in/20251204/15.lz4",
                lz4(String.join("\n", lines.subList(0, 20)).getBytes(StandardCharsets.UTF_8)));
        IngestLab.write(folder, "in/notes.txt", "nothing here\n");
        IngestLab.write(folder, "in/.hidden", "{");
        var ingested = IngestLab.read(folder.resolve("in"));
        assertThat(IngestLab.dump(ingested)).isEqualTo(CLEAN);
        assertThat(ingested.warnings()).singleElement().asString().contains("notes.txt");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("in"));
        assertThat(IngestLab.dump(IngestLab.read(folder.resolve("link")))).isEqualTo(CLEAN);
        assertThat(IngestLab.dump(IngestLab.read(folder + "/in/*/1[56].*"))).isEqualTo(CLEAN);
        assertThat(IngestLab.dump(IngestLab.read(folder + "/in/**.{jsonl,lz4}"))).isEqualTo(CLEAN);
        assertThatThrownBy(() -> IngestLab.read(folder + "/in/{a")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> IngestLab.read(folder + "/none*")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> IngestLab.read(folder + "/none")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> IngestLab.read(Files.createDirectory(folder.resolve("bare"))))
                .isInstanceOf(UserError.class);
    }

    @Test
    void the_account_comes_from_line_flag_file_name_folder_name_or_answer() {
        var fills = IngestLab.text(IngestLab.USER_FILLS);
        var named = IngestLab.unplaced(IngestLab.read(IngestLab.USER_FILLS));
        assertThat(named.lines()).hasSize(17).allMatch(line -> line.startsWith(IngestLab.ACCOUNT));
        assertThat(UNPLACED).contains(named);
        var upper = "0X" + IngestLab.ACCOUNT.substring(2).toUpperCase(Locale.ROOT);
        var nameless = IngestLab.write(folder, "fills.json", fills);
        var inFolder = IngestLab.write(folder, upper + "/fills.json", fills);
        assertThat(IngestLab.unplaced(IngestLab.read(inFolder))).isEqualTo(named);
        assertThat(IngestLab.unplaced(IngestLab.read(Map.of(ConfigKey.ACCOUNT, upper), nameless))).isEqualTo(named);
        assertThat(IngestLab.unplaced(IngestLab.read(Map.of(), question -> Optional.of(" " + upper + " "),
                InputStream.nullInputStream(), nameless))).isEqualTo(named);
        assertThatThrownBy(() -> IngestLab.read(nameless)).isInstanceOf(UserError.class)
                .hasMessageContaining("whose fills");
        var hash = IngestLab.write(folder, "0x" + "ab".repeat(32) + ".json", fills);
        assertThatThrownBy(() -> IngestLab.read(hash)).isInstanceOf(UserError.class);
    }

    @Test
    void an_envelope_may_name_its_account_after_all_its_fills() {
        var filler = " ".repeat(2 * Plain.HEAD);
        var fills = IngestLab.text(IngestLab.USER_FILLS);
        var file = IngestLab.write(folder, "envelope.json",
                "{\"queries\":[{\"fills\":" + fills + "," + filler + "\"slot\":\"" + IngestLab.ACCOUNT + "\"}]}");
        assertThat(IngestLab.unplaced(IngestLab.read(file)))
                .isEqualTo(IngestLab.unplaced(IngestLab.read(IngestLab.USER_FILLS)));
    }

    @Test
    void fills_of_one_account_through_two_routes_are_one() {
        var ingested = IngestLab.read(IngestLab.USER_FILLS, IngestLab.BLOCKS, IngestLab.BLOCKS);
        assertThat(IngestLab.dump(ingested)).isEqualTo(CLEAN);
        var outcomes = IngestLab.order(ingested).outcomes();
        assertThat(outcomes.get(IngestLab.BLOCKS.toString()).applied()).isEqualTo(124);
        assertThat(outcomes.get(IngestLab.BLOCKS.toString()).duplicate()).isEqualTo(124);
        assertThat(outcomes.get(IngestLab.USER_FILLS.toString()).duplicate()).isEqualTo(17);
    }

    @Test
    void blocks_that_begin_with_an_hour_of_empty_ones_are_recognised() {
        var empty = "{\"local_time\":\"2025-12-04T16:52:45.1\",\"block_number\":1,\"events\":[]}\n".repeat(1200);
        assertThat(IngestLab.dump(IngestLab.read(
                IngestLab.write(folder, "quiet.jsonl", empty + IngestLab.text(IngestLab.BLOCKS))))).isEqualTo(CLEAN);
    }

    @Test
    void describing_the_numbered_pair_gives_it_its_label() {
        var ingested = IngestLab.read(Map.of(ConfigKey.INSTRUMENTS,
                IngestLab.TESTDATA.resolve("hyperliquid/instruments.csv").toString()), IngestLab.BLOCKS);
        assertThat(IngestLab.dump(ingested)).contains("label=HYPE/USDC, venue=, kind=SPOT, underlying=HYPE, base=HYPE");
        assertThat(CLEAN).contains("label=@107, venue=, kind=SPOT, underlying=HYPE, base=HYPE");
        for (var bad : List.of("", "a,b\n", "instrument,name,kind,underlying,base,quote\n,x,spot,a,b,c\n",
                "instrument,name,kind,underlying,base,quote\nx,x,swap,a,b,c\n",
                "instrument,name,kind,underlying,base,quote\nx,x,spot,a,b,c\nx,y,spot,a,b,c\n",
                "instrument,name,kind,underlying,base,quote\nx,x\n")) {
            var file = IngestLab.write(folder, "bad.csv", bad);
            assertThatThrownBy(() -> IngestLab.read(Map.of(ConfigKey.INSTRUMENTS, file.toString()), IngestLab.BLOCKS))
                    .as(bad).isInstanceOf(UserError.class);
        }
    }

    @Test
    void the_archive_is_read_with_its_notices_each_once() {
        var one = IngestLab.read(IngestLab.TESTDATA.resolve("archive_2023"));
        assertThat(one.log().size()).isEqualTo(74);
        assertThat(one.accounts().all(LiquidationNotice.class)).hasSize(2);
        assertThat(one.accounts().all(Transfer.class).size()).isEqualTo(3);
        var two = IngestLab.read(IngestLab.TESTDATA.resolve("archive_2023"),
                IngestLab.TESTDATA.resolve("archive_2023"));
        assertThat(IngestLab.dump(two)).isEqualTo(IngestLab.dump(one)).hasLineCount(74);
        assertThat(two.accounts().all(LiquidationNotice.class)).hasSize(2);
        assertThat(two.accounts().all(Transfer.class).size()).isEqualTo(3);
        assertThat(two.files()).extracting(Ingested.SourceFile::noticesAgain).containsExactly(0L, 0L, 0L, 2L, 3L, 0L);
    }

    @Test
    void files_that_hold_no_fills_are_refused_with_a_reason() {
        for (var content : List.of("", "   \n", "hello\n", "\0\1\2\3".repeat(99), "PK\3\4zip", "PAR1 not really",
                "{\"a\":1}", "[]", "time,user\n1,2\n", "\u001f\u008b")) {
            var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            var file = IngestLab.write(folder, "odd", bytes);
            assertThatThrownBy(() -> IngestLab.read(file)).as(content).isInstanceOf(UserError.class)
                    .satisfies(e -> assertThat(((UserError) e).why()).isNotBlank().doesNotContain("null"));
        }
    }

    /// Name to text of the same fills.
    private static Map<String, String> wrappings() throws IOException {
        var pairs = new ArrayList<JsonNode>();
        var byUser = new LinkedHashMap<String, List<JsonNode>>();
        for (var block : blocks()) {
            block.get("events").forEach(pairs::add);
        }
        pairs.forEach(p -> byUser.computeIfAbsent(p.get(0).asText(), user -> new ArrayList<>()).add(p.get(1)));
        var owned = new ArrayList<ObjectNode>();
        for (var pair : pairs) {
            owned.add(((ObjectNode) pair.get(1).deepCopy()).put("user", pair.get(0).asText()).put("txIndex", 3));
        }
        var envelopes = new ArrayList<ObjectNode>();
        var queries = new ArrayList<ObjectNode>();
        byUser.forEach((user, fills) -> {
            var data = JSON.createObjectNode().put("isSnapshot", true);
            data.putArray("fills").addAll(fills);
            data.put("user", user);
            envelopes.add(JSON.createObjectNode().put("channel", "userFills").set("data", data));
            var query = JSON.createObjectNode().put("durable_actions", 4);
            query.putArray("engines").add("a").add("b");
            query.putArray("fills").addAll(fills);
            queries.add(query.putNull("error").put("slot", user));
        });
        var envelope = JSON.createObjectNode().put("endpoint", "x");
        envelope.putArray("queries").addAll(queries);
        var shapes = new LinkedHashMap<String, String>();
        shapes.put("pairs.jsonl", lines(pairs));
        shapes.put("pairs-array.json", JSON.writeValueAsString(pairs));
        shapes.put("objects.jsonl", lines(owned));
        shapes.put("objects-one-line.json", JSON.writeValueAsString(owned));
        shapes.put("objects-pretty.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(owned));
        shapes.put("arrays.jsonl", lines(List.of(owned.subList(0, 60), owned.subList(60, 124))));
        shapes.put("ws.jsonl", "{\"channel\":\"subscriptionResponse\",\"data\":{}}\n" + lines(envelopes));
        shapes.put("queries.json", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(envelope));
        shapes.put("queries-one-line.json", JSON.writeValueAsString(envelope));
        shapes.put("blocks-array.json", JSON.writeValueAsString(blocks()));
        shapes.put("numbers.jsonl", lines(owned).replaceAll("\"(px|sz|fee)\":\"([^\"]*)\"", "\"$1\":$2"));
        shapes.put("strings.jsonl", lines(owned).replaceAll("\"(tid|oid|time)\":([0-9]+)", "\"$1\":\"$2\""));
        return shapes;
    }

    /// Blocks whose events stand before everything else.
    private static String swapped() throws IOException {
        var lines = new ArrayList<ObjectNode>();
        for (var block : blocks()) {
            var other = JSON.createObjectNode();
            other.set("events", block.get("events"));
            other.set("block_number", block.get("block_number"));
            lines.add(other.set("local_time", block.get("local_time")));
        }
        return lines(lines);
    }

    private static List<JsonNode> blocks() throws IOException {
        var blocks = new ArrayList<JsonNode>();
        for (var line : IngestLab.text(IngestLab.BLOCKS).lines().toList()) {
            blocks.add(JSON.readTree(line));
        }
        return blocks;
    }

    private static String lines(List<?> values) throws IOException {
        var lines = new ArrayList<String>();
        for (var value : values) {
            lines.add(JSON.writeValueAsString(value));
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] lz4(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var lz4 = new LZ4FrameOutputStream(out)) {
            lz4.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        var both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}

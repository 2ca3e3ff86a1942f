package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Which fills are read as usual ones; what is read of them, [HyperliquidLineTest] holds.
class HyperliquidUsualTest {
    private static final Path SAMPLE = Path.of("..", "testdata", "hyperliquid", "node_fills_by_block.jsonl");
    private static final Pattern FILL = Pattern.compile("\\{\"coin\":\"([^\"]+)\"[^{}]*\"dir\":\"([^\"]+)\"[^{}]*"
            + "\"feeToken\":\"([^\"]+)\"[^{}]*}");
    private static final String USER = "{\"user\":\"0x00000000000000000000000000000000000000ab\",";

    @Test
    void most_fills_of_the_sample_are_usual_once_their_names_are_known() throws IOException {
        var fills = FILL.matcher(Files.readString(SAMPLE)).results().toList();
        int read = 0;
        for (var fill : fills) {
            var source = new Source("f", Caught.ME, Caught.LATEST_NS);
            var names = new HyperliquidNames(source);
            var usual = new HyperliquidUsual(source, names);
            assertThat(isRead(usual, names, fill.group())).isFalse();
            know(names, fill);
            boolean isRead = isRead(usual, names, fill.group());
            assertThat(isRead(usual, names, fill.group().replaceFirst("\\{", USER))).isEqualTo(isRead);
            read += isRead ? 1 : 0;
        }
        assertThat(fills).hasSizeGreaterThan(40);
        assertThat(read).isGreaterThan(fills.size() * 9 / 10);
    }

    @Test
    void fills_of_builders_and_of_twap_orders_are_usual() {
        for (var fill : List.of(HyperliquidLineTest.BUILT, HyperliquidLineTest.SLICED,
                HyperliquidLineTest.BUILT.replace("\"builderFee\":\"0.0001\",", ""),
                HyperliquidLineTest.SLICED.replaceFirst("\"builder\":\"[^\"]*\",", ""))) {
            var names = new HyperliquidNames(new Source("f", Caught.ME, Caught.LATEST_NS));
            var parts = FILL.matcher(fill).results().toList();
            assertThat(parts).hasSize(1);
            know(names, parts.getFirst());
            var usual = new HyperliquidUsual(new Source("f", Caught.ME, Caught.LATEST_NS), names);
            assertThat(isRead(usual, names, fill)).as(fill).isTrue();
            assertThat(isRead(usual, names, fill.replace("null", "nil").replace("1318206", "0318206"))).isFalse();
        }
    }

    private static void know(HyperliquidNames names, MatchResult fill) {
        var bytes = fill.group().getBytes(StandardCharsets.US_ASCII);
        names.coins.of(bytes, fill.start(1) - fill.start(), fill.end(1) - fill.start());
        names.direction(bytes, fill.start(2) - fill.start(), fill.end(2) - fill.start());
        names.tokens.of(bytes, fill.start(3) - fill.start(), fill.end(3) - fill.start());
    }

    private static boolean isRead(HyperliquidUsual usual, HyperliquidNames names, String fill) {
        var bytes = fill.getBytes(StandardCharsets.US_ASCII);
        var block = names.block();
        block.begin(1, -1, -1);
        int end = usual.read(Arrays.copyOf(bytes, bytes.length + PlainLines.ROOM), 0, HyperliquidNames.NOBODY,
                block);
        assertThat(end).as(fill).isIn(ByteScan.NOT, bytes.length);
        return end != ByteScan.NOT;
    }
}

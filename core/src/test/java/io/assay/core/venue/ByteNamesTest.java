package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ByteNamesTest {
    @Test
    void every_text_keeps_the_number_it_got_first_among_thousands() {
        var random = new SplittableRandom(1);
        var names = new ByteNames(text -> text.startsWith("x") ? "" : text);
        Map<String, Integer> slow = new HashMap<>();
        Set<String> met = new HashSet<>();
        List<String> inOrder = new ArrayList<>();
        for (int turn = 0; turn < 60_000; turn++) {
            var text = text(random);
            int expected = text.startsWith("x") || text.isEmpty() ? ByteNames.UNUSABLE
                    : slow.computeIfAbsent(text, any -> {
                        inOrder.add(any);
                        return inOrder.size() - 1;
                    });
            int before = random.nextInt(9);
            int behind = random.nextInt(9);
            var bytes = ("y".repeat(before) + text + "z".repeat(behind)).getBytes(StandardCharsets.US_ASCII);
            int end = bytes.length - behind;
            assertThat(names.met(bytes, before, end)).as(text)
                    .isIn(met.contains(text) && text.length() <= 48 ? List.of(expected) : List.of(ByteNames.UNUSABLE));
            if (text.length() > 32 && text.length() <= 48) {
                assertThat(names.metLong(bytes, before, end)).as(text).isEqualTo(names.met(bytes, before, end));
            }
            assertThat(names.of(bytes, before, end)).as(text).isEqualTo(expected);
            met.add(text);
        }
        assertThat(inOrder).hasSizeGreaterThan(5_000);
        assertThat(names.fresh()).isEqualTo(inOrder);
        assertThat(names.fresh()).isEmpty();
        assertThat(names.name(17)).isEqualTo(inOrder.get(17));
    }

    /// Of 4,096 slots 2,000 texts thrown at random fall into some 1,580; without the last product numbered addresses fell into 20.
    @Test
    void names_that_differ_in_a_number_alone_are_spread_over_the_table() {
        for (var form : List.of("0x%040d", "a%d", "%06d-desk", "account %09d", "%d00000000", "sub/%05d/main", "%x")) {
            Set<Long> slots = new HashSet<>();
            for (int i = 0; i < 2_000; i++) {
                var bytes = String.format(Locale.ROOT, form, i).getBytes(StandardCharsets.US_ASCII);
                slots.add(ByteNames.hash(bytes, 0, bytes.length) & 4_095);
            }
            assertThat(slots).as(form).hasSizeGreaterThan(1_400);
        }
    }

    /// Of 0 to 55 characters, half of fewer than 18, of which few kinds: many begin or end alike, some hold what is no character of a text.
    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        int length = random.nextInt(2) == 0 ? random.nextInt(18) : random.nextInt(56);
        for (int i = 0; i < length; i++) {
            text.append(i % 6 == 0 ? "ax\u0000".charAt(random.nextInt(3)) : length < 8 ? 'a'
                    : "bc".charAt(random.nextInt(2)));
        }
        return text.toString();
    }
}

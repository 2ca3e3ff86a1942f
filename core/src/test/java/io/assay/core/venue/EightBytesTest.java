package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EightBytesTest {
    private static final String ODD = "0123456789./:\"\\ !az\n\t\u0000\u007f\u0080\u00b0\u00e9\u00ff";

    @Test
    void digits_and_the_number_they_spell_are_those_counted_one_by_one() {
        var random = new SplittableRandom(1);
        for (int turn = 0; turn < 100_000; turn++) {
            var bytes = bytes(random, 8, turn % 2 == 0 ? 10 : ODD.length());
            int count = 0;
            long number = 0;
            while (count < 8 && bytes[count] >= '0' && bytes[count] <= '9') {
                number = number * 10 + (bytes[count++] - '0');
            }
            long word = EightBytes.at(bytes, 0);
            assertThat(EightBytes.digits(word)).isEqualTo(count);
            if (count > 0) {
                assertThat(EightBytes.number(word, count)).isEqualTo(number);
            }
        }
    }

    @Test
    void the_first_byte_that_ends_plain_text_is_marked_wherever_it_stands() {
        var random = new SplittableRandom(2);
        for (int turn = 0; turn < 100_000; turn++) {
            var bytes = bytes(random, 8, ODD.length());
            int plain = 0;
            while (plain < 8 && bytes[plain] >= ' ' && bytes[plain] != '"' && bytes[plain] != '\\') {
                plain++;
            }
            assertThat(EightBytes.first(EightBytes.ends(EightBytes.at(bytes, 0)))).isEqualTo(plain);
        }
    }

    @Test
    void a_byte_is_found_in_any_stretch_of_an_array() {
        var random = new SplittableRandom(3);
        int found = 0;
        for (int turn = 0; turn < 20_000; turn++) {
            var bytes = bytes(random, 1 + random.nextInt(40), ODD.length());
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);
            int slow = from;
            while (slow < to && bytes[slow] != '\n') {
                slow++;
            }
            found += slow < to ? 1 : 0;
            assertThat(EightBytes.find(bytes, from, to, '\n')).isEqualTo(slow);
        }
        assertThat(found).isGreaterThan(2_000);
    }

    @Test
    void digits_of_any_stretch_are_their_number_or_none() {
        var random = new SplittableRandom(4);
        int read = 0;
        for (int turn = 0; turn < 50_000; turn++) {
            var bytes = bytes(random, 1 + random.nextInt(40), turn % 4 == 0 ? ODD.length() : 10);
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(22));
            var text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
            long slow = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
            read += slow >= 0 ? 1 : 0;
            assertThat(EightBytes.digits(bytes, from, to)).as(text).isEqualTo(slow);
        }
        // 35,650 of them
        assertThat(read).isGreaterThan(30_000);
    }

    @Test
    void words_told_to_be_all_low_hold_nothing_that_ends_plain_text() {
        var random = new SplittableRandom(5);
        int low = 0;
        for (int turn = 0; turn < 100_000; turn++) {
            var bytes = bytes(random, 8, turn % 2 == 0 ? 10 : ODD.length());
            bytes[random.nextInt(8)] = (byte) turn;
            long word = EightBytes.at(bytes, 0);
            if (EightBytes.isAll(EightBytes.low(word))) {
                low++;
                assertThat(EightBytes.ends(word)).isZero();
            }
        }
        for (char hexadecimal : "0123456789abcdefx".toCharArray()) {
            assertThat(EightBytes.isAll(EightBytes.low(hexadecimal * EightBytes.ONES))).isTrue();
        }
        // 9,465 words
        assertThat(low).isGreaterThan(8_000);
    }

    private static byte[] bytes(SplittableRandom random, int count, int kinds) {
        var odd = ODD.getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = odd[random.nextInt(kinds)];
        }
        return bytes;
    }
}

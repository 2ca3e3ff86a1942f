package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Decimals;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Numbers read in words of eight bytes against the same read as texts.
class ByteScanTest {
    private static final String ENDS = "\",}\n .-0x\u0000\u00b9";

    @Test
    void decimals_are_those_their_texts_spell_or_left_to_others() {
        var random = new SplittableRandom(1);
        var scan = new ByteScan();
        int read = 0;
        for (int turn = 0; turn < 200_000; turn++) {
            var text = (random.nextInt(4) == 0 ? "-" : "") + digits(random, random.nextInt(10))
                    + (random.nextInt(5) == 0 ? "" : "." + digits(random, random.nextInt(12)));
            char behind = ENDS.charAt(random.nextInt(ENDS.length()));
            var bytes = behind(text + behind);
            int end = scan.number(bytes, 5);
            boolean isWhole = text.matches("-?[0-9]{1,7}(\\.[0-9]+)?") && text.replaceAll("[-.]", "").length() <= 16
                    && "\",}\n x\u0000\u00b9".indexOf(behind) >= 0;
            if (isWhole) {
                read++;
                assertThat(end).as(text).isEqualTo(5 + text.length());
                var value = Decimals.strip(new BigDecimal(text));
                assertThat(BigDecimal.valueOf(scan.number, scan.scale)).as(text).isEqualTo(value);
            } else if (end != ByteScan.NOT && end == 5 + text.length()) {
                assertThat(BigDecimal.valueOf(scan.number, scan.scale)).as(text)
                        .isEqualByComparingTo(new BigDecimal(text));
            }
        }
        assertThat(read).isGreaterThan(50_000);
    }

    @Test
    void long_counts_are_those_their_digits_spell_or_left_to_others() {
        var random = new SplittableRandom(2);
        var scan = new ByteScan();
        int read = 0;
        for (int turn = 0; turn < 50_000; turn++) {
            var text = digits(random, random.nextInt(20));
            int end = scan.longCount(behind(text + ","), 5);
            if (text.matches("[1-9][0-9]{8,15}")) {
                read++;
                assertThat(end).as(text).isEqualTo(5 + text.length());
                assertThat(scan.number).isEqualTo(Long.parseLong(text));
            } else {
                // of more than sixteen digits it stops before the seventeenth, which nobody expects there
                assertThat(end).as(text).isIn(ByteScan.NOT, 5 + 16);
            }
        }
        assertThat(read).isGreaterThan(8_000);
    }

    @Test
    void a_seam_stands_where_all_its_bytes_do() {
        for (var text : new String[]{"12345678", "\",\"coin\":\"", "0123456789abcdef", ",\"startPosition\":\"",
                "0123456789abcdef01234567"}) {
            var seam = Seam.of(text);
            assertThat(seam.length()).isEqualTo(text.length());
            var bytes = behind(text);
            assertThat(seam.isAt(bytes, 5)).isTrue();
            for (int i = 0; i < text.length(); i++) {
                var other = bytes.clone();
                other[5 + i]++;
                assertThat(seam.isAt(other, 5)).as(text + " " + i).isFalse();
            }
        }
    }

    private static String digits(SplittableRandom random, int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextBoolean() ? 0 : random.nextInt(10));
        }
        return digits.toString();
    }

    private static byte[] behind(String text) {
        var bytes = ("-7.1\"" + text).getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(bytes, bytes.length + ByteScan.AHEAD);
    }
}

package io.assay.core.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventTimeTest {
    private static final String ODD = "0123456789-:.TZ tz+ ";

    /// Written plainly, cut short, and with a character changed.
    @Test
    void moments_are_those_the_platform_reads() {
        var random = new SplittableRandom(1);
        int read = 0;
        for (int turn = 0; turn < 100_000; turn++) {
            var text = new StringBuilder(String.format(Locale.ROOT, "20%02d-%02d-%02dT%02d:%02d:%02d",
                    random.nextInt(100), random.nextInt(14), random.nextInt(33), random.nextInt(25),
                    random.nextInt(61), random.nextInt(61)));
            int digits = random.nextInt(12);
            text.append(digits == 0 ? "" : "." + "0123456789012".substring(digits % 3, digits));
            text.append(random.nextBoolean() ? "Z" : "");
            if (random.nextInt(3) == 0) {
                text.setCharAt(random.nextInt(text.length()), ODD.charAt(random.nextInt(ODD.length())));
            }
            if (random.nextInt(10) == 0) {
                text.setLength(random.nextInt(text.length()));
            }
            long slow = slow(text.toString());
            read += slow == EventTime.BAD ? 0 : 1;
            assertThat(EventTime.ofIso(text.toString())).as(text.toString()).isEqualTo(slow);
        }
        assertThat(read).isGreaterThan(40_000);
    }

    private static long slow(String text) {
        try {
            return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.parse(text.endsWith("Z") ? text : text + "Z"));
        } catch (DateTimeException | ArithmeticException noMoment) {
            return EventTime.BAD;
        }
    }
}

package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({"100ms, PT0.1S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "1d, P1D", " 36500d , P36500D"})
    void lengths_are_as_the_calendar_of_the_platform_has_them(String text, String same) {
        assertThat(Times.lengthNs(text)).hasValue(Duration.parse(same).toNanos());
    }

    /// 999999d were -5.8e18 ns once.
    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "5", "m", "-5m", "1.5h", "5 m", "1w", "36501d", "999999d", "999999999d",
            "9999999999ms"})
    void what_is_no_length_or_longer_than_a_hundred_years_is_none(String text) {
        assertThat(Times.lengthNs(text)).isEmpty();
    }

    @Test
    void a_day_is_its_first_instant_and_a_moment_what_tables_say() {
        long ns = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond() * 1_000_000_000L;
        assertThat(Times.momentNs("2026-03-02")).hasValue(ns);
        assertThat(Times.momentNs("2026-03-02T00:00:01Z ")).hasValue(ns + 1_000_000_000L);
        assertThat(Times.momentNs("1772409600000")).hasValue(ns);
        assertThat(Times.momentNs("tomorrow")).isEmpty();
    }
}

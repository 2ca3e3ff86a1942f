package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> COMMANDS = List.of("demo", "report", "explain", "sql", "doctor", "config");

    @Test
    void a_slip_of_the_finger_finds_the_word() {
        assertThat(Nearest.to("reprot", COMMANDS)).contains("report");
        assertThat(Nearest.to("EXPLIAN", COMMANDS)).contains("explain");
        assertThat(Nearest.to("sq", COMMANDS)).contains("sql");
        assertThat(Nearest.to("notionl_usd", List.of("notional_usd", "fills"))).contains("notional_usd");
    }

    @Test
    void a_different_word_finds_nothing() {
        assertThat(Nearest.to("banana", COMMANDS)).isEmpty();
        assertThat(Nearest.to("x", COMMANDS)).isEmpty();
        assertThat(Nearest.to("", List.of())).isEmpty();
    }

    @Test
    void a_swap_of_neighbours_is_one_edit_and_two_words_equally_near_come_in_order() {
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.among("cat", List.of("car", "bat", "cat "), 2)).containsExactly("bat", "car");
    }
}

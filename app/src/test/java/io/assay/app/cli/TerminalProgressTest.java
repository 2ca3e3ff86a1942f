package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private String drawn(boolean terminal, boolean quiet) {
        var progress = new TerminalProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, quiet,
                clock::get);
        progress.say("hello");
        try (Progress.Task task = progress.begin("reading a", "rows", 2_000_000)) {
            for (int i = 0; i <= 1000; i++) {
                clock.addAndGet(1_000_000);
                task.at(i * 1000L);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_pipe_gets_whole_lines_and_no_progress() {
        assertThat(drawn(false, false)).isEqualTo("hello\n");
    }

    @Test
    void quiet_gets_nothing_even_on_a_terminal() {
        assertThat(drawn(true, true)).isEmpty();
    }

    @Test
    void a_terminal_gets_the_first_line_at_once_ten_a_second_and_a_clean_end() {
        String drawn = drawn(true, false);
        String[] frames = drawn.split("\r", -1);
        assertThat(frames[2]).startsWith("\u001b[2Kreading a");
        assertThat(frames).hasSize(1 + 1 + 1 + 10 + 1);
        assertThat(drawn).endsWith("\r\u001b[2K");
    }

    @Test
    void the_line_has_share_counts_rate_and_time_left() {
        assertThat(TerminalProgress.text("reading a", "rows", 1_200_000, 2_000_000, 4))
                .isEqualTo("reading a  ##########--------  60%  1.2M/2.0M rows  300k/s  3 s left");
        assertThat(TerminalProgress.text("reading a", "rows", 1234, 0, 2)).isEqualTo("reading a  1234 rows  617/s");
        assertThat(TerminalProgress.text("fitting", "", 0, 0, 0)).isEqualTo("fitting");
        assertThat(TerminalProgress.count(3_000_000_000L)).isEqualTo("3.0G");
    }
}

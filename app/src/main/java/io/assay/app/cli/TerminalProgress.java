package io.assay.app.cli;

import io.assay.app.config.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Progress for people: one line that is drawn over, at most ten times a second, with rate and time left.
final class TerminalProgress implements Progress {
    private static final long REDRAW_NS = 100_000_000L;
    private static final int BAR = 18;
    private static final String CLEAR = "\r\u001b[2K";

    private final PrintStream err;
    private final boolean draws;
    private final boolean quiet;
    private final LongSupplier clockNs;

    TerminalProgress(PrintStream err, boolean draws, boolean quiet, LongSupplier clockNs) {
        this.err = err;
        this.draws = draws && !quiet;
        this.quiet = quiet;
        this.clockNs = clockNs;
    }

    @Override
    public Task begin(String what, String unit, long total) {
        return draws ? new Line(what, unit, total) : SILENT.begin(what, unit, total);
    }

    @Override
    public void say(String line) {
        if (!quiet) {
            err.println(draws ? CLEAR + line : line);
        }
    }

    private final class Line implements Task {
        private final String what;
        private final String unit;
        private final long total;
        private final long startNs = clockNs.getAsLong();
        private long drawnNs = startNs;

        Line(String what, String unit, long total) {
            this.what = what;
            this.unit = unit;
            this.total = total;
            draw(0, 0);
        }

        @Override
        public void at(long done) {
            long now = clockNs.getAsLong();
            if (now - drawnNs >= REDRAW_NS) {
                drawnNs = now;
                draw(done, (now - startNs) / 1e9);
            }
        }

        @Override
        public void close() {
            err.print(CLEAR);
            err.flush();
        }

        private void draw(long done, double seconds) {
            err.print(CLEAR + text(what, unit, done, total, seconds));
            err.flush();
        }
    }

    /// `reading fills.json  ###########-------  61%  1.2M/2.0M rows  310k/s  4 s left`.
    static String text(String what, String unit, long done, long total, double seconds) {
        var out = new StringBuilder(what);
        if (total > 0) {
            double share = Math.min(1, (double) done / total);
            int full = (int) (share * BAR);
            out.append("  ").append("#".repeat(full)).append("-".repeat(BAR - full))
                    .append(String.format(Locale.ROOT, "  %2d%%", (int) (share * 100)));
        }
        if (done > 0) {
            out.append("  ").append(count(done)).append(total > 0 ? "/" + count(total) : "").append(' ').append(unit);
        }
        double rate = seconds > 0 ? done / seconds : 0;
        if (rate > 0) {
            out.append("  ").append(count((long) rate)).append("/s");
            if (total > done) {
                out.append("  ").append(Math.max(1, Math.round((total - done) / rate))).append(" s left");
            }
        }
        return out.toString();
    }

    static String count(long value) {
        if (value < 10_000) {
            return Long.toString(value);
        }
        if (value < 1_000_000) {
            return value / 1000 + "k";
        }
        double millions = value / 1e6;
        return millions < 1000 ? String.format(Locale.ROOT, "%.1fM", millions)
                : String.format(Locale.ROOT, "%.1fG", millions / 1000);
    }
}

package io.assay.app.cli;

import io.assay.app.config.RunSummary;
import io.assay.app.config.RunSummary.SegmentLine;
import io.assay.app.config.RunSummary.Source;
import io.assay.core.segment.OneSegment;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run says when it is done, in a screenful.
final class SummaryText {
    private SummaryText() {}

    static String of(RunSummary run) {
        var out = new StringBuilder();
        run.sources().forEach(source -> out.append(identity(source)));
        if (run.sources().size() > 1) {
            out.append(identity(run.total()));
        }
        line(out, of(run.accounts(), "account") + ", " + of(run.prints(), "print"));
        chains(out, run);
        counts(out, "rejects", run.rejects());
        if (!run.segments().isEmpty() || !run.unassigned().isEmpty()) {
            out.append('\n');
            run.segments().forEach(segment -> out.append(segment("", segment)));
            run.unassigned().forEach(segment -> out.append(segment("no segment, ", segment)));
        }
        out.append(run.verdict().isEmpty() ? "" : "\n");
        run.verdict().forEach(sentence -> line(out, sentence));
        earned(out, run.earned());
        out.append('\n');
        run.warnings().forEach(warning -> line(out, "warning: " + warning));
        run.notes().forEach(note -> line(out, "note: " + note));
        line(out, "digest " + run.digest());
        out.append(written(run));
        run.next().forEach(step -> line(out, "next: " + step));
        return out.toString();
    }

    private static String identity(Source s) {
        String format = s.format().isEmpty() ? "" : "  " + s.format();
        return String.format(Locale.ROOT,
                "%s%s\n  read %,d = applied %,d + duplicate %,d + late %,d + pending %,d + quarantined %,d%s\n",
                s.name(),
                format, s.read(), s.applied(), s.duplicate(), s.late(), s.pending(), s.quarantined(),
                s.skipped() == 0 ? "" : String.format(Locale.ROOT, " + skipped %,d", s.skipped()));
    }

    /// Every link between two fills of an account in an instrument is counted: it holds, or it has a cause.
    private static void chains(StringBuilder out, RunSummary run) {
        if (run.chains().isEmpty()) {
            line(out, "position chains: nothing to check, the data name no positions");
            return;
        }
        line(out, "position chains: " + run.chains().stream()
                .map(chains -> String.format(Locale.ROOT, "%s %,d of %,d links hold", chains.kind(), chains.holding(),
                        chains.links()))
                .collect(Collectors.joining(", ")));
        counts(out, "position-chain breaks", run.chainBreaks());
    }

    private static void counts(StringBuilder out, String name, Map<String, Long> byCause) {
        long all = byCause.values().stream().mapToLong(Long::longValue).sum();
        String causes = byCause.entrySet().stream()
                .map(cause -> String.format(Locale.ROOT, "%s %,d", cause.getKey(), cause.getValue()))
                .collect(Collectors.joining(", "));
        line(out, String.format(Locale.ROOT, "%s: %,d%s", name, all, causes.isEmpty() ? "" : " (" + causes + ")"));
    }

    private static String of(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
    }

    private static String segment(String before, SegmentLine segment) {
        String width = Double.isNaN(segment.halfSpreadBp()) ? ""
                : String.format(Locale.ROOT, "   half spread %.2f bp", segment.halfSpreadBp());
        return String.format(Locale.ROOT, "  %-28s %,8d %-8s  %5.1f %% of notional%s\n",
                before + segment.name(), segment.accounts(), segment.accounts() == 1 ? "account" : "accounts",
                100 * segment.notionalShare(), width);
    }

    private static void earned(StringBuilder out, RunSummary.Earned earned) {
        if (earned.over().isEmpty()) {
            return;
        }
        line(out, "What " + earned.method() + " earned more than each yardstick, USD per million (95 % interval):");
        for (RunSummary.Over over : earned.over()) {
            String yardstick = OneSegment.inWords(over.yardstick());
            line(out, String.format(Locale.ROOT, "  %-14s %+,10.2f  (%+,.2f to %+,.2f)", yardstick,
                    over.usdPerMillion(), over.low(), over.high()));
        }
    }

    private static String written(RunSummary run) {
        if (run.written().isEmpty()) {
            return String.format(Locale.ROOT, "dry run: nothing written, %.1f s\n", run.elapsedS());
        }
        var first = run.written().getFirst();
        long rest = run.written().stream().skip(1).mapToLong(RunSummary.Written::bytes).sum();
        String more = run.written().size() == 1 ? "" : " and " + (run.written().size() - 1) + " more ("
                + size(rest) + ")";
        return String.format(Locale.ROOT, "wrote %s: %s (%s)%s in %.1f s\n", run.out(), first.name(),
                size(first.bytes()), more, run.elapsedS());
    }

    static String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append('\n');
    }
}

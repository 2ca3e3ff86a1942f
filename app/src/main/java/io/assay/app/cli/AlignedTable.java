package io.assay.app.cli;

import io.assay.app.store.ResultDatabase.Heading;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer for eyes: columns aligned, numbers to the right, absent values blank. The first thousand rows set the
/// widths; later ones are written as they come.
final class AlignedTable implements Answers.Sink {
    private static final int ROWS_THAT_SET_WIDTHS = 1000;
    private static final int CELL_MAX = 80;

    private final Writer out;
    private final List<@Nullable String[]> waiting = new ArrayList<>();
    private List<Heading> headings = List.of();
    private int[] widths = {};
    private boolean started;
    private long rows;

    AlignedTable(Writer out) {
        this.out = out;
    }

    long rows() {
        return rows;
    }

    @Override
    public void headings(List<Heading> all) {
        headings = all;
        widths = all.stream().mapToInt(heading -> heading.name().length()).toArray();
    }

    @Override
    public void row(@Nullable String[] cells) {
        rows++;
        if (started) {
            line(cells);
            return;
        }
        for (int c = 0; c < cells.length; c++) {
            widths[c] = Math.max(widths[c], shown(cells[c]).length());
        }
        waiting.add(cells);
        if (waiting.size() == ROWS_THAT_SET_WIDTHS) {
            start();
        }
    }

    @Override
    public void close() {
        if (!started && !headings.isEmpty()) {
            start();
        }
        Answers.flush(out);
    }

    private void start() {
        started = true;
        line(headings.stream().map(Heading::name).toArray(String[]::new));
        var rule = new String[widths.length];
        for (int c = 0; c < rule.length; c++) {
            rule[c] = "-".repeat(widths[c]);
        }
        line(rule);
        waiting.forEach(this::line);
        waiting.clear();
    }

    private void line(@Nullable String[] cells) {
        var line = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            String cell = shown(cells[c]);
            String pad = " ".repeat(Math.max(0, widths[c] - cell.length()));
            line.append(c > 0 ? "  " : "");
            line.append(headings.get(c).kind().isNumeric() ? pad + cell : cell + pad);
        }
        Answers.write(out, line.toString().stripTrailing() + "\n");
    }

    /// One line, no control characters, and no longer than a screen bears; CSV and JSON have all of it.
    private static String shown(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        var text = new StringBuilder();
        cell.codePoints().limit(CELL_MAX).forEach(c -> text.appendCodePoint(
                Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c));
        return cell.length() > CELL_MAX ? text + "..." : text.toString();
    }
}

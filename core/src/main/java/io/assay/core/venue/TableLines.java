package io.assay.core.venue;

import io.assay.core.event.EventBlock;

/// Plain lines of a table.
final class TableLines<B extends EventBlock> implements PlainLines<B> {
    private final PlainCells<B> rows;
    private final LineCells cells;

    TableLines(PlainCells<B> rows, LineCells cells) {
        this.rows = rows;
        this.cells = cells;
    }

    @Override
    public B block() {
        return rows.block();
    }

    @Override
    public int read(byte[] bytes, int from, int to, B into, int number) {
        int end = EightBytes.find(bytes, from, to, '\n');
        int last = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
        return cells.over(bytes, from, last) && rows.read(cells, into, number) ? end : NOT;
    }

    @Override
    public void finish(B block) {
        rows.finish(block);
    }

    @Override
    public void learn(byte[] line) {
        if (cells.over(line, 0, line.length)) {
            rows.learn(cells);
        }
    }
}

package io.assay.bench.reference;

import io.assay.core.event.FillLog;
import io.assay.core.venue.EightBytes;
import io.assay.core.venue.HyperliquidLine;
import io.assay.core.venue.Source;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Part of a file of Hyperliquid's fills, one a line, read and decoded into a log of its own on one thread: no hash, no
/// order among parts, and the few lines that are not plain (liquidations) passed over.
///
/// @param from where its first line begins, or a place in the line before; it ends likewise with the line `to` stands in
record LinesDecoded(Path file, long from, long to) implements Callable<Integer> {
    private static final int BYTES = 1 << 19;

    /// Lines of a file, read in halves by two threads.
    static int lines(Path file) throws Exception {
        long size = file.toFile().length();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(new LinesDecoded(file, 0, size / 2));
            var second = threads.submit(new LinesDecoded(file, size / 2, size));
            return first.get() + second.get();
        }
    }

    @Override
    public Integer call() throws IOException {
        var reader = new HyperliquidLine(new Source("bench", "", Long.MAX_VALUE));
        var block = reader.block();
        var log = new FillLog();
        int others = 0;
        var bytes = new byte[BYTES + HyperliquidLine.ROOM];
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long at = lineFrom(in, from);
            long end = lineFrom(in, to);
            in.seek(at);
            for (int kept = 0; at < end;) {
                int filled = kept + Math.max(0, in.read(bytes, kept, (int) Math.min(BYTES, end - at) - kept));
                int lines = filled;
                while (bytes[lines - 1] != '\n') {
                    lines--;
                }
                for (int line = 0; line < lines; line++) {
                    int next = reader.read(bytes, line, lines, block, 1);
                    others += next == HyperliquidLine.NOT ? 1 : 0;
                    line = next == HyperliquidLine.NOT ? EightBytes.find(bytes, line, lines, '\n') : next;
                }
                reader.finish(block);
                block.learn();
                log.append(block, 0, block.size(), "bench", 0);
                block.clear();
                kept = filled - lines;
                System.arraycopy(bytes, lines, bytes, 0, kept);
                at += lines;
            }
        }
        return log.size() + others;
    }

    /// Where the first line begins at or behind a place.
    private static long lineFrom(RandomAccessFile in, long place) throws IOException {
        if (place == 0 || place == in.length()) {
            return place;
        }
        in.seek(place - 1);
        while (in.read() != '\n') {
            // one byte after the other
        }
        return in.getFilePointer();
    }
}

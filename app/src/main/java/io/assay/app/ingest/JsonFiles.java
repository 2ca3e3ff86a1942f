package io.assay.app.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.HyperliquidJson;
import io.assay.core.venue.HyperliquidLine;
import io.assay.core.venue.JsonRows;
import io.assay.core.venue.Personal;
import io.assay.core.venue.Rows;
import io.assay.core.venue.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.LongConsumer;

/// Reads JSON line by line, or as one document. A line that is no JSON is one reject; a document
/// that breaks off ends where it breaks, with a reject that says so.
final class JsonFiles {
    /// Not-a-number literals are let through as tokens so that they are refused by field, not by line. The stream
    /// stays open: whoever opened it still counts and hashes its end.
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 16)
                    .maxNumberLength(1000).maxNameLength(1000).build())
            .build();

    /// Bytes of fills read at a time: a quarter of a MiB and its columns stay near the processor that reads them.
    private static final int BYTES = Stretches.BYTES / 2;

    private JsonFiles() {}

    /// Reads one value or more.
    @FunctionalInterface
    private interface Values {
        /// @param receivedNs digits that stood before the value, empty when there were none
        /// @param line in the source, 0 to take the parser's own count
        void read(JsonParser parser, String receivedNs, long line) throws IOException;
    }

    /// Hyperliquid's fills, by line.
    ///
    /// @param progress told the number of a line now and then
    /// @param threads that may read; they change no result
    static void lines(Plain in, Source source, EventSink sink, LongConsumer progress, int threads) throws IOException {
        lines(in, source, sink, progress, threads, BYTES);
    }

    /// @param bytes read at a time; they change no result
    static void lines(Plain in, Source source, EventSink sink, LongConsumer progress, int threads, int bytes)
            throws IOException {
        var held = new LineSink(sink);
        var shared = source.sharedByThreads();
        Values values = (parser, receivedNs, line) -> HyperliquidJson.readAll(parser, shared, held, line);
        var reader = new LineReader(in, LineReader.JSON_MAX, bytes);
        try (var fills = new Stretches<>(reader, () -> new HyperliquidLine(shared), sink,
                line -> oneLine(line, shared, held, values), new Lessons<>(), threads)) {
            fills.read(progress);
        }
    }

    /// Hyperliquid's fills in one document.
    static void document(Plain in, Source source, EventSink sink) throws IOException {
        document(in, source, sink, (parser, receivedNs, line) -> HyperliquidJson.readAll(parser, source, sink, line));
    }

    /// Rows of any format, one JSON value a line; digits before it are its receive time in nanoseconds. Returns the
    /// titles of the formats met.
    static Set<String> rows(Plain in, Source source, EventSink sink, LongConsumer progress) throws IOException {
        var held = new LineSink(sink);
        var rows = new Rows(source, held);
        lines(in, source, held, progress, new JsonRows(rows)::line);
        rows.finish();
        held.release();
        return rows.titles();
    }

    /// Rows of any format in one document. Returns the titles of the formats met.
    static Set<String> rowsOfDocument(Plain in, Source source, EventSink sink) throws IOException {
        var rows = new Rows(source, sink);
        var json = new JsonRows(rows);
        document(in, source, sink, (parser, receivedNs, line) -> json.document(parser));
        rows.finish();
        return rows.titles();
    }

    private static void lines(Plain in, Source source, LineSink sink, LongConsumer progress, Values values)
            throws IOException {
        var reader = new LineReader(in, LineReader.JSON_MAX);
        while (reader.next()) {
            progress.accept(reader.number());
            oneLine(reader, source, sink, values);
        }
    }

    private static void oneLine(LineReader reader, Source source, LineSink sink, Values values) {
        if (!reader.isBlank()) {
            reader.unreadable(source.name()).ifPresentOrElse(sink::replaceBy,
                    () -> line(reader, source, sink, values));
        }
    }

    private static void line(LineReader reader, Source source, LineSink sink, Values values) {
        int digits = stamp(reader);
        var received = digits == 0 ? "" : new String(reader.bytes(), reader.from(), digits, StandardCharsets.US_ASCII);
        try (var parser = JSON.createParser(reader.bytes(), reader.from() + digits,
                reader.length() - digits)) {
            values.read(parser, received, reader.number());
            sink.release();
        } catch (JsonProcessingException e) {
            sink.replaceBy(new Reject(Reason.BAD_JSON, source.name(), reader.number(), "",
                    Personal.shown(brief(e) + ": " + reader.text())));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory do not fail", e);
        }
    }

    /// Length of the digits a line begins with when a blank and more follow them, else 0.
    private static int stamp(LineReader reader) {
        byte[] bytes = reader.bytes();
        int first = reader.from();
        int end = first + reader.length();
        int at = first;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        boolean isStamp = at + 1 < end && (bytes[at] == ' ' || bytes[at] == '\t');
        return isStamp ? at - first : 0;
    }

    /// A syntax error ends the document; where the packing broke off, that is said elsewhere.
    private static void document(Plain in, Source source, EventSink sink, Values values) throws IOException {
        try (var parser = JSON.createParser(in)) {
            values.read(parser, "", 0);
        } catch (JsonProcessingException e) {
            in.leave();
            if (in.broken().isEmpty()) {
                long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
                sink.reject(new Reject(Reason.BAD_JSON, source.name(), line, "",
                        brief(e) + "; nothing after this was read"));
            }
        }
    }

    /// The parser's complaint up to its first line end.
    private static String brief(JsonProcessingException e) {
        var message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}

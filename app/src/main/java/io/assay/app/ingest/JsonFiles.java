package io.assay.app.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.venue.EventSink;
import io.assay.core.venue.HyperliquidJson;
import io.assay.core.venue.JsonRows;
import io.assay.core.venue.Personal;
import io.assay.core.venue.Rows;
import io.assay.core.venue.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.LongConsumer;

/// Reads JSON fills line by line, or as one document. A line that is no JSON is one reject; a document
/// that breaks off ends where it breaks, with a reject that says so.
final class JsonFiles {
    /// Not-a-number literals are let through as tokens so that they are refused by field, not by line. The stream
    /// stays open: whoever opened it still counts and hashes its end.
    private static final JsonFactory JSON = JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).maxStringLength(1 << 16)
                    .maxNumberLength(1000).maxNameLength(1000).build())
            .build();

    private JsonFiles() {}

    /// @param progress told the number of each line
    static void lines(InputStream in, Source source, EventSink sink, LongConsumer progress) throws IOException {
        var reader = new LineReader(in);
        var line = new LineSink(sink);
        while (reader.next()) {
            progress.accept(reader.number());
            if (!reader.isBlank()) {
                reader.unreadable(source.name()).ifPresentOrElse(sink::reject, () -> line(reader, source, line));
            }
        }
    }

    private static void line(LineReader reader, Source source, LineSink sink) {
        try (var parser = JSON.createParser(reader.bytes(), 0, reader.length())) {
            HyperliquidJson.readAll(parser, source, sink, reader.number());
            sink.release();
        } catch (JsonProcessingException e) {
            sink.replaceBy(new Reject(Reason.BAD_JSON, source.name(), reader.number(), "",
                    Personal.shown(brief(e) + ": " + reader.text())));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory do not fail", e);
        }
    }

    static void document(InputStream in, Source source, EventSink sink) throws IOException {
        try (var parser = JSON.createParser(in)) {
            try {
                HyperliquidJson.readAll(parser, source, sink, 0);
            } catch (JsonProcessingException e) {
                long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
                sink.reject(new Reject(Reason.BAD_JSON, source.name(), line, "",
                        brief(e) + "; nothing after this was read"));
            }
        }
    }

    /// Rows of any format, one JSON value a line; digits before it are its receive time in nanoseconds.
    static Set<String> rows(InputStream in, Source source, EventSink sink, LongConsumer progress) throws IOException {
        var reader = new LineReader(in);
        var line = new LineSink(sink);
        var rows = new Rows(source, line);
        var json = new JsonRows(rows);
        while (reader.next()) {
            progress.accept(reader.number());
            if (!reader.isBlank()) {
                reader.unreadable(source.name()).ifPresentOrElse(sink::reject, () -> row(reader, source, line, json));
            }
        }
        rows.finish();
        line.release();
        return rows.titles();
    }

    private static void row(LineReader reader, Source source, LineSink sink, JsonRows rows) {
        int digits = 0;
        while (digits < reader.length() && reader.bytes()[digits] >= '0' && reader.bytes()[digits] <= '9') {
            digits++;
        }
        var received = new String(reader.bytes(), 0, digits, StandardCharsets.US_ASCII);
        try (var parser = JSON.createParser(reader.bytes(), digits, reader.length() - digits)) {
            rows.line(parser, received, reader.number());
            sink.release();
        } catch (JsonProcessingException e) {
            sink.replaceBy(new Reject(Reason.BAD_JSON, source.name(), reader.number(), "",
                    Personal.shown(brief(e) + ": " + reader.text())));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory do not fail", e);
        }
    }

    /// Rows of any format in one document.
    static Set<String> rowsOfDocument(InputStream in, Source source, EventSink sink) throws IOException {
        var rows = new Rows(source, sink);
        try (var parser = JSON.createParser(in)) {
            try {
                new JsonRows(rows).document(parser);
            } catch (JsonProcessingException e) {
                long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
                sink.reject(new Reject(Reason.BAD_JSON, source.name(), line, "",
                        brief(e) + "; nothing after this was read"));
            }
        }
        rows.finish();
        return rows.titles();
    }

    /// The parser's complaint up to its first line end.
    private static String brief(JsonProcessingException e) {
        var message = e.getOriginalMessage();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}

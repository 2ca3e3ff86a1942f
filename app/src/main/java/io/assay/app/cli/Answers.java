package io.assay.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.assay.app.store.CsvCells;
import io.assay.app.store.ResultDatabase.Answer;
import io.assay.app.store.ResultDatabase.Heading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers in the forms a program wants: CSV and JSON, written as they come.
final class Answers {
    private Answers() {}

    /// An answer that has to be ended, because its last bytes say so.
    interface Sink extends Answer, AutoCloseable {
        @Override
        void close();
    }

    /// RFC 4180, numbers plain, text guarded against being run as a formula.
    static Sink csv(Writer out) {
        return new Sink() {
            private List<Heading> headings = List.of();

            @Override
            public void headings(List<Heading> all) {
                headings = all;
                line(all.stream().map(Heading::name).toArray(String[]::new), false);
            }

            @Override
            public void row(@Nullable String[] cells) {
                line(cells, true);
            }

            private void line(@Nullable String[] cells, boolean typed) {
                var line = new StringBuilder();
                for (int c = 0; c < cells.length; c++) {
                    String cell = cells[c];
                    line.append(c > 0 ? "," : "");
                    if (cell != null && typed && headings.get(c).kind().isNumeric()) {
                        line.append(cell);
                    } else if (cell != null) {
                        CsvCells.appendText(line, cell);
                    }
                }
                write(out, line.append("\r\n"));
            }

            @Override
            public void close() {
                flush(out);
            }
        };
    }

    /// One array of objects; exact decimals and wide integers as text, so that no reader rounds them.
    static Sink json(Writer out) {
        try {
            return new Json(new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .setPrettyPrinter(new RowALine()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class RowALine extends MinimalPrettyPrinter {
        @Override
        public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(",\n");
        }
    }

    private static final class Json implements Sink {
        private final JsonGenerator json;
        private List<Heading> headings = List.of();

        Json(JsonGenerator json) {
            this.json = json;
        }

        @Override
        public void headings(List<Heading> all) {
            headings = all;
            attempt(json::writeStartArray);
        }

        @Override
        public void row(@Nullable String[] cells) {
            attempt(() -> {
                json.writeStartObject();
                for (int c = 0; c < cells.length; c++) {
                    json.writeFieldName(headings.get(c).name());
                    value(headings.get(c), cells[c]);
                }
                json.writeEndObject();
            });
        }

        private void value(Heading heading, @Nullable String cell) throws IOException {
            if (cell == null) {
                json.writeNull();
                return;
            }
            switch (heading.kind()) {
                case NUMBER -> json.writeNumber(cell);
                case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(cell));
                case EXACT, TEXT -> json.writeString(cell);
            }
        }

        @Override
        public void close() {
            attempt(() -> {
                if (json.getOutputContext().inArray()) {
                    json.writeEndArray();
                    json.writeRaw("\n");
                }
                json.close();
            });
        }

        private static void attempt(Writing writing) {
            try {
                writing.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private interface Writing {
            void run() throws IOException;
        }
    }

    static void write(Writer out, CharSequence text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void flush(Writer out) {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

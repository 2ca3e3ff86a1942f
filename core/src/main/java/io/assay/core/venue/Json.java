package io.assay.core.venue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A value of JSON with its texts as they stood there: a number keeps its digits.
sealed interface Json {
    /// @param twice names given more than once; the first value stands
    record Obj(Map<String, Json> fields, Set<String> twice, long line) implements Json {}

    record Arr(List<Json> items) implements Json {}

    /// @param isText whether it was a string; `true`, `12` and `null` are none
    record Leaf(String text, boolean isText, boolean isNull) implements Json {}

    /// Reads the value the parser stands at the start of.
    static Json read(JsonParser parser) throws IOException {
        return new Reader(parser).value();
    }

    /// Reads one value, and no more of it than memory may hold.
    final class Reader {
        /// Bytes of memory that one value may take.
        static final long BYTES_MAX = 96 << 20;
        private static final int OBJECT_BYTES = 160;
        private static final int ARRAY_BYTES = 96;
        private static final int FIELD_BYTES = 56;
        private static final int LEAF_BYTES = 72;

        private final JsonParser parser;
        private long bytes;

        Reader(JsonParser parser) {
            this.parser = parser;
        }

        /// The value the parser stands at the start of.
        Json value() throws IOException {
            var token = parser.currentToken();
            return switch (token) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case null, default -> leaf(token);
            };
        }

        /// The value of a field, which counts with those read before.
        Json field(String name) throws IOException {
            take(FIELD_BYTES + name.length());
            return value();
        }

        /// Bytes of memory that what was read takes, about.
        long bytes() {
            return bytes;
        }

        private Leaf leaf(@Nullable JsonToken token) throws IOException {
            var text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
            take(LEAF_BYTES + text.length());
            return new Leaf(text, token == JsonToken.VALUE_STRING, token == JsonToken.VALUE_NULL);
        }

        private Obj object() throws IOException {
            take(OBJECT_BYTES);
            long line = parser.currentTokenLocation().getLineNr();
            var fields = new LinkedHashMap<String, Json>();
            Set<String> twice = Set.of();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                if (fields.putIfAbsent(name, field(name)) != null) {
                    twice = twice.isEmpty() ? new TreeSet<>() : twice;
                    twice.add(name);
                }
            }
            return new Obj(fields, twice, line);
        }

        private Arr array() throws IOException {
            take(ARRAY_BYTES);
            var items = new ArrayList<Json>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(value());
            }
            return new Arr(items);
        }

        private void take(int more) throws JsonParseException {
            bytes += more;
            if (bytes > BYTES_MAX) {
                throw new JsonParseException(parser, "one value of more than " + (BYTES_MAX >> 20)
                        + " MiB in memory, which no row is");
            }
        }
    }
}

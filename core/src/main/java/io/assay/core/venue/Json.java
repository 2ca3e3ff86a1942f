package io.assay.core.venue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A value of JSON with its texts as they stood there: a number keeps its digits.
sealed interface Json {
    /// @param twice names given more than once; the first value stands
    record Obj(Map<String, Json> fields, TreeSet<String> twice, long line) implements Json {}

    record Arr(List<Json> items) implements Json {}

    /// @param isText whether it was a string; `true`, `12` and `null` are none
    record Leaf(String text, boolean isText, boolean isNull) implements Json {}

    /// Reads the value the parser stands at the start of.
    static Json read(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case null, default -> new Leaf(token == JsonToken.VALUE_NULL ? "" : parser.getText(),
                    token == JsonToken.VALUE_STRING, token == JsonToken.VALUE_NULL);
        };
    }

    private static Obj object(JsonParser parser) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        var fields = new LinkedHashMap<String, Json>();
        var twice = new TreeSet<String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            var value = read(parser);
            if (fields.putIfAbsent(name, value) != null) {
                twice.add(name);
            }
        }
        return new Obj(fields, twice, line);
    }

    private static Arr array(JsonParser parser) throws IOException {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return new Arr(items);
    }
}

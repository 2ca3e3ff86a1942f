package io.assay.core.venue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the rows in any JSON, however deep in envelopes: an object of a known format is a row, any other is
/// what encloses rows, and says things about them that they do not say themselves ([Row#around]).
///
/// A document is read element by element where it is long (the arrays of [#ENVELOPES]), so that its size is no
/// limit; the first few thousand rows also know what their envelope says after them. What stands beside rows and is none is refused; an answer with empty arrays is skipped.
public final class JsonRows {
    /// Names under which answers and files carry their rows.
    private static final List<String> ENVELOPES = List.of("result", "data", "trades", "fills", "logs", "positions",
            "orders", "funding", "fundingPayments", "historicalFunding", "transfers", "ledger", "answers", "response",
            "responses", "items", "records", "summaries", "accounts", "subaccounts", "payload");
    /// Field that holds the receive time of a line that began with it.
    static final String RECEIVED_NS = "received_ns";

    /// Rows of a document wait for what stands after them in their envelopes, up to this many.
    private static final int HELD_MAX = 4_096;
    /// And as long as they take no more memory than this, in bytes.
    private static final long HELD_BYTES_MAX = 32 << 20;

    private record Held(Json value, @Nullable JsonRow outer, long line) {}

    private final Rows rows;
    private final List<Held> held = new ArrayList<>();
    private long heldBytes;

    public JsonRows(Rows rows) {
        this.rows = rows;
    }

    /// Reads one line.
    ///
    /// @param receivedNs digits that stood before the JSON, empty when there were none
    public void line(JsonParser parser, String receivedNs, long line) throws IOException {
        var outer = receivedNs.isEmpty() ? null : new JsonRow(
                new Json.Obj(new LinkedHashMap<>(java.util.Map.of(RECEIVED_NS,
                        new Json.Leaf(receivedNs, false, false))), new TreeSet<>(), line),
                null, line, rows.source());
        for (int values = 0; parser.nextToken() != null; values++) {
            if (values > 0 && outer != null) {
                throw new JsonParseException(parser, "a second value after one receive time");
            }
            element(Json.read(parser), outer, line);
        }
    }

    /// Reads a whole document; lines are the parser's own.
    public void document(JsonParser parser) throws IOException {
        try {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                stream(parser, null);
                release();
            }
        } finally {
            release();
        }
    }

    private void hold(Json value, @Nullable JsonRow outer, long line, long bytes) {
        held.add(new Held(value, outer, line));
        heldBytes += bytes;
        if (held.size() >= HELD_MAX || heldBytes > HELD_BYTES_MAX) {
            release();
        }
    }

    private void release() {
        held.forEach(one -> element(one.value(), one.outer(), one.line()));
        held.clear();
        heldBytes = 0;
    }

    private void stream(JsonParser parser, @Nullable JsonRow outer) throws IOException {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var value = new Json.Reader(parser);
                hold(value.value(), outer, 0, value.bytes());
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            streamObject(parser, outer);
        } else {
            rows.refuse(parser.currentTokenLocation().getLineNr(), parser.getText());
        }
    }

    private void streamObject(JsonParser parser, @Nullable JsonRow outer) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        var whole = new Json.Obj(new LinkedHashMap<>(), new TreeSet<>(), line);
        boolean streamed = false;
        var values = new Json.Reader(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var here = new JsonRow(whole, outer, line, rows.source());
            if (ENVELOPES.contains(name) && (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT)) {
                stream(parser, here);
                streamed = true;
            } else if (whole.fields().putIfAbsent(name, values.field(name)) != null) {
                whole.twice().add(name);
            }
        }
        if (!streamed) {
            hold(whole, outer, line, values.bytes());
        }
    }

    private void element(Json value, @Nullable JsonRow outer, long line) {
        if (decode(value, outer, line) == 0) {
            if (isEmptyAnswer(value)) {
                rows.sink().skipped("an answer without rows", line);
            } else {
                rows.refuse(line > 0 ? line : value instanceof Json.Obj object ? object.line() : 0, brief(value));
            }
        }
    }

    /// How many rows were found in a value.
    private int decode(Json value, @Nullable JsonRow outer, long line) {
        return switch (value) {
            case Json.Leaf leaf -> 0;
            case Json.Arr array -> decode(array, outer, line);
            case Json.Obj object -> {
                var row = new JsonRow(object, outer, line > 0 ? line : object.line(), rows.source());
                if (rows.decode(row)) {
                    yield 1;
                }
                int found = 0;
                for (var field : object.fields().values()) {
                    found += decode(field, row, line);
                }
                yield found;
            }
        };
    }

    private int decode(Json.Arr array, @Nullable JsonRow outer, long line) {
        int found = 0;
        var strangers = new ArrayList<Json>();
        for (var item : array.items()) {
            int rowsInside = decode(item, outer, line);
            found += rowsInside;
            if (rowsInside == 0 && item instanceof Json.Obj) {
                strangers.add(item);
            }
        }
        if (found > 0) {
            strangers.forEach(item -> rows.refuse(line, brief(item)));
        }
        return found;
    }

    private static boolean isEmptyAnswer(Json value) {
        return switch (value) {
            case Json.Leaf leaf -> false;
            case Json.Arr array -> array.items().isEmpty();
            case Json.Obj object -> object.fields().values().stream().anyMatch(JsonRows::isEmptyAnswer);
        };
    }

    private static String brief(Json value) {
        return switch (value) {
            case Json.Leaf leaf -> leaf.text();
            case Json.Arr array -> "an array of " + array.items().size();
            case Json.Obj object -> "fields " + String.join(", ", object.fields().keySet());
        };
    }
}

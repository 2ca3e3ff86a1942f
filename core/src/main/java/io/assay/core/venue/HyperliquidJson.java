package io.assay.core.venue;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the fills in any JSON Hyperliquid's feeds wrap them in: bare objects, arrays of them,
/// `[account, fill]` pairs, blocks with `events`, answers and captures with `user` and `fills`.
///
/// An object with `px` or `sz` is a fill; the nearest enclosing object or pair that names an account
/// or a block names it for the fills inside, wherever in the object it stands. Elements of a
/// top-level array are handed on one by one, anything else when its outermost value is whole. What
/// stands where a fill should (an element of `events` or `fills`, a bare value) and is none is handed
/// on as a fill without fields, so that it is refused and not lost.
public final class HyperliquidJson {
    /// Fills of one value, which wait until it is whole.
    static final int FILLS_MAX = 200_000;
    /// Names no reader knows that one object is told of.
    private static final int UNKNOWN_MAX = 1_000;

    private final JsonParser parser;
    private final Source source;
    private final EventSink sink;
    private final long line;
    private int waiting;

    private HyperliquidJson(JsonParser parser, Source source, EventSink sink, long line) {
        this.parser = parser;
        this.source = source;
        this.sink = sink;
        this.line = line;
    }

    /// Reads every value the parser holds.
    ///
    /// @param line their line in the source, or 0 to take the parser's own count
    public static void readAll(JsonParser parser, Source source, EventSink sink, long line) throws IOException {
        var reader = new HyperliquidJson(parser, source, sink, line);
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                reader.topLevelArray();
            } else {
                reader.emit(reader.row());
            }
        }
    }

    private void topLevelArray() throws IOException {
        var token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            emit(rest(parser.getText(), new ArrayList<>(), ""));
            return;
        }
        for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            emit(row());
        }
    }

    /// A value at the top, or an element of an array there.
    private List<RawFill> row() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(true);
            case START_ARRAY -> array("");
            case null, default -> List.of(noFill());
        };
    }

    private void emit(List<RawFill> fills) {
        waiting = 0;
        for (var fill : fills) {
            HyperliquidFill.decode(fill, source, sink);
        }
    }

    private List<RawFill> value(String name) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(false);
            case START_ARRAY -> array(name);
            case null, default -> List.of();
        };
    }

    private List<RawFill> array(String name) throws IOException {
        var fills = new ArrayList<RawFill>();
        var token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return rest(parser.getText(), fills, name);
        }
        for (int place = 0; token != JsonToken.END_ARRAY; token = parser.nextToken(), place++) {
            int first = fills.size();
            fills.addAll(value(""));
            if (fills.size() == first && (name.equals("events") || name.equals("fills"))) {
                fills.add(noFill());
            }
            for (int i = first; i < fills.size() && name.equals("events"); i++) {
                fills.get(i).place = place;
            }
        }
        return fills;
    }

    /// The rest of an array whose first element was a text: `[account, fill]`.
    private List<RawFill> rest(String account, List<RawFill> fills, String name) throws IOException {
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            fills.addAll(value(name));
        }
        if (fills.isEmpty() && name.isEmpty()) {
            fills.add(noFill());
        }
        for (var fill : fills) {
            fill.user = fill.user == null ? account : fill.user;
        }
        return fills;
    }

    private RawFill noFill() throws JsonParseException {
        if (++waiting > FILLS_MAX) {
            throw new JsonParseException(parser, String.format(Locale.ROOT,
                    "one value of more than %,d objects, which wait for what it may say of them at its end",
                    FILLS_MAX));
        }
        var fill = new RawFill();
        fill.line = line > 0 ? line : parser.currentTokenLocation().getLineNr();
        return fill;
    }

    /// @param row whether it stands where a fill should, and is no message of the feed
    private List<RawFill> object(boolean row) throws IOException {
        var own = noFill();
        boolean isMessage = false;
        var fills = new ArrayList<RawFill>();
        var unknown = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (name.equals("liquidation") && token == JsonToken.START_OBJECT) {
                liquidation(own);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                fills.addAll(value(name));
                isMessage = true;
            } else if (token.isBoolean() && RawFill.isText(name)) {
                own.noText = name;
            } else if (!own.set(name, scalar(token))) {
                isMessage |= name.equals("channel");
                if (unknown.size() < UNKNOWN_MAX) {
                    unknown.add(name);
                }
            }
        }
        if (own.isFill || (row && !isMessage)) {
            unknown.forEach(sink::unknownField);
            fills.add(own);
        } else {
            for (var fill : fills) {
                fill.user = fill.user == null ? own.user : fill.user;
                fill.block = fill.block == null ? own.block : fill.block;
            }
        }
        return fills;
    }

    private void liquidation(RawFill fill) throws IOException {
        fill.liquidation = true;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (name.equals("liquidatedUser")) {
                fill.liquidatedUser = scalar(token);
            } else if (name.equals("method")) {
                fill.liquidationMethod = scalar(token);
            }
        }
    }

    private @Nullable String scalar(JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NULL ? null : parser.getText();
    }
}

package io.assay.core.venue;

import io.assay.core.event.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An object of JSON as a row, with what encloses it.
final class JsonRow extends Row {
    private final Json.Obj object;
    private final @Nullable JsonRow outer;
    private final long line;

    /// @param outer what encloses the object, null at the top
    /// @param line in the source
    JsonRow(Json.Obj object, @Nullable JsonRow outer, long line, Source source) {
        super(source);
        this.object = object;
        this.outer = outer;
        this.line = line;
        if (!object.twice().isEmpty()) {
            refuse(Reason.TWICE, object.twice().iterator().next(), "");
        }
    }

    Json.Obj object() {
        return object;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Set<String> names() {
        return object.fields().keySet();
    }

    @Override
    String text(String field) {
        var value = at(field);
        return value instanceof Json.Leaf leaf ? leaf.text() : value == null ? "" : "(not a plain value)";
    }

    @Override
    boolean isNoText(String field) {
        var value = at(field);
        return value != null && !(value instanceof Json.Leaf leaf && (leaf.isText() || leaf.isNull()
                || isNumber(leaf.text())));
    }

    /// What may stand for a text without being one; `true` and `NaN` may not.
    private static boolean isNumber(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        return first < text.length() && text.charAt(first) >= '0' && text.charAt(first) <= '9';
    }

    @Override
    Optional<Row> part(String field) {
        return at(field) instanceof Json.Obj part ? Optional.of(new JsonRow(part, this, line, source()))
                : Optional.empty();
    }

    @Override
    List<Row> parts(String field) {
        var parts = new ArrayList<Row>();
        if (at(field) instanceof Json.Arr array) {
            for (var item : array.items()) {
                if (item instanceof Json.Obj part) {
                    parts.add(new JsonRow(part, this, line, source()));
                }
            }
        }
        return parts;
    }

    /// The value of a field however it is built, null when there is none.
    @Nullable
    Json at(String field) {
        Json value = object.fields().get(field);
        int dot = field.indexOf('.');
        if (value != null || dot < 0) {
            return value;
        }
        Json in = object;
        int from = 0;
        for (; dot >= 0; dot = field.indexOf('.', from)) {
            in = step(in, field.substring(from, dot));
            from = dot + 1;
        }
        return step(in, field.substring(from));
    }

    private static @Nullable Json step(@Nullable Json in, String name) {
        return in instanceof Json.Obj within ? within.fields().get(name) : null;
    }

    @Override
    String around(String field) {
        for (var row = outer; row != null; row = row.outer) {
            if (row.at(field) != null) {
                return row.isNoText(field) ? "" : row.text(field);
            }
        }
        return "";
    }
}

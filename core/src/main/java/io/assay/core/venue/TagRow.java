package io.assay.core.venue;

import io.assay.core.event.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A FIX message as a row: fields by tag number, in the order they stood.
///
/// A tag of a repeating group stands several times; [#text] is its first, [#parts] splits the group at the tag its
/// first field has.
final class TagRow extends Row {
    /// Fields that stand once in a message that is whole.
    private static final Set<String> ONCE = Set.of("8", "9", "10", "35", "34", "49", "56", "52", "17", "19", "20", "31",
            "32", "55", "60", "150", "571", "572", "721");
    /// The tag that begins each part of a group, by the tag that counts them.
    private static final Map<String, String> FIRST_OF =
            Map.of("453", "448", "136", "137", "552", "54", "702", "703", "555", "600");

    private final List<String[]> fields;
    private final Map<String, String> first = new LinkedHashMap<>();
    private final long line;

    TagRow(List<String[]> fields, long line, Source source) {
        super(source);
        this.fields = List.copyOf(fields);
        this.line = line;
        for (var field : fields) {
            if (first.putIfAbsent(field[0], field[1]) != null && ONCE.contains(field[0])) {
                refuse(Reason.TWICE, field[0], "");
            }
        }
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Set<String> names() {
        return first.keySet();
    }

    @Override
    String text(String field) {
        return first.getOrDefault(field, "");
    }

    /// The parts of the group that `count` counts, each up to where the next begins; the last runs to the end.
    @Override
    List<Row> parts(String count) {
        var begins = FIRST_OF.getOrDefault(count, "");
        var parts = new ArrayList<Row>();
        var part = new ArrayList<String[]>();
        boolean inGroup = false;
        for (var field : fields) {
            if (inGroup && field[0].equals(begins)) {
                if (!part.isEmpty()) {
                    parts.add(new TagRow(part, line, source()));
                }
                part = new ArrayList<>();
                part.add(field);
            } else if (inGroup && !part.isEmpty()) {
                part.add(field);
            }
            inGroup |= field[0].equals(count);
        }
        if (!part.isEmpty()) {
            parts.add(new TagRow(part, line, source()));
        }
        return parts;
    }
}

package io.assay.app.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.assay.core.venue.Format;
import io.assay.core.venue.Formats;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Says of an unknown file which known formats it looks most like, and what it lacks to be each.
final class Lookalikes {
    private static final int SHOWN = 3;
    /// Objects of different fields that are looked at.
    private static final int JUDGED_MAX = 100;

    private Lookalikes() {}

    /// @param names fields of one row of the file
    static String of(Set<String> names) {
        var nearest = Formats.nearest(names, SHOWN);
        if (nearest.isEmpty()) {
            return "it shares no field with any known format";
        }
        return nearest.stream().map(format -> format.title() + ", but " + decider(format, names))
                .collect(Collectors.joining("; like ", "it looks like ", ""));
    }

    private static String decider(Format format, Set<String> names) {
        var lacking = format.lacking(names);
        return lacking.isEmpty() ? "its rows do not read as that" : "lacks " + lacking.getFirst();
    }

    /// Field names of the object in a piece of JSON that looks most like a row of something known.
    static Set<String> ofJson(String head) {
        var open = new ArrayDeque<Set<String>>();
        var met = new LinkedHashSet<Set<String>>();
        try (JsonParser parser = new JsonFactory().createParser(head)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new LinkedHashSet<>());
                } else if (token == JsonToken.FIELD_NAME) {
                    open.element().add(parser.currentName());
                } else if (token == JsonToken.END_OBJECT) {
                    met.add(open.pop());
                }
            }
        } catch (IOException endOfHead) {
            met.addAll(open);
        }
        return met.stream().limit(JUDGED_MAX).reduce(Lookalikes::likelier).orElse(Set.of());
    }

    private static Set<String> likelier(Set<String> a, Set<String> b) {
        return likeness(b) > likeness(a) ? b : a;
    }

    private static double likeness(Set<String> names) {
        List<Format> nearest = Formats.nearest(names, 1);
        return nearest.isEmpty() ? 0 : nearest.getFirst().likeness(names);
    }
}

package io.assay.app.ingest;

import io.assay.core.event.Event;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What events say, field by field: a file that was hurt may say less than when it was whole, and nothing else.
final class Sayings {
    /// Fields that say nothing when they hold one of these.
    private static final List<String> NOTHING = List.of("", "null", "UNKNOWN", "NORMAL", "-1", "USDC", "[]");

    private static final List<String> DERIVED = List.of("occurrence", "lifetime", "limit");

    private final Map<String, List<List<String>>> known = new HashMap<>();
    private final int count;

    /// @param clean what the whole file said
    Sayings(List<Event> clean) {
        count = clean.size();
        for (var event : clean) {
            known.computeIfAbsent(key(event), key -> new ArrayList<>()).add(fields(event));
        }
    }

    /// What the events of the hurt file say that the whole file does not.
    List<String> invented(List<Event> hurt) {
        var invented = new ArrayList<String>();
        for (var event : hurt) {
            var said = fields(event);
            if (truths(event).noneMatch(truth -> agrees(said, truth))) {
                invented.add(event + " is not of " + known.get(key(event)));
            }
        }
        if (hurt.size() > count) {
            invented.add(hurt.size() + " facts of " + count);
        }
        return invented;
    }

    /// Events of its kind and moment; of any moment where it no longer says when.
    private Stream<List<String>> truths(Event event) {
        return event.timeNs() == Event.UNTIMED
                ? known.entrySet().stream().filter(one -> one.getKey().startsWith(kind(event)))
                        .flatMap(one -> one.getValue().stream())
                : known.getOrDefault(key(event), List.of()).stream();
    }

    private static String kind(Event event) {
        return event.getClass().getSimpleName() + " ";
    }

    private static String key(Event event) {
        return kind(event) + event.timeNs();
    }

    private static boolean agrees(List<String> said, List<String> truth) {
        for (int i = 0; i < said.size(); i++) {
            if (!said.get(i).equals(truth.get(i)) && !NOTHING.contains(said.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// The number among equal rows is no saying of the file, and how an order was meant is read off several fields.
    private static List<String> fields(Event event) {
        var fields = new ArrayList<String>();
        for (var component : event.getClass().getRecordComponents()) {
            if (!DERIVED.contains(component.getName())) {
                fields.add(Objects.toString(value(event, component)));
            }
        }
        return fields;
    }

    private static @Nullable Object value(Event event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

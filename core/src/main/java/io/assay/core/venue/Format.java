package io.assay.core.venue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;

/// One kind of row some venue or tool writes, known by the names of its fields, whatever container holds it.
///
/// @param title for people
/// @param venue whose format it is, in lower case; empty for tools that write for many
/// @param marks fields no row of another format has all of; `channel=l2Book|bbo` marks by what the field holds
/// @param required names without which a table is refused before any row is read
/// @param optional further names that are read, or known to be of no use here; any other is worth a warning; [#ANY] where
///     names are data themselves
/// @param caveats what a reader must know before trusting numbers from it, in plain sentences
/// @param decoder made once a file
public record Format(String title, String venue, List<Mark> marks, List<String> required, List<String> optional,
        List<String> caveats, BiFunction<Source, EventSink, RowDecoder> decoder) {
    /// Stands for every name.
    static final String ANY = "*";

    public Format {
        marks = List.copyOf(marks);
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        caveats = List.copyOf(caveats);
    }

    /// @param marks as in [Mark#parse]
    static Format of(String title, String venue, List<String> marks, List<String> required, List<String> optional,
            BiFunction<Source, EventSink, RowDecoder> decoder) {
        return new Format(title, venue, marks.stream().map(Mark::parse).toList(), required, optional, List.of(),
                decoder);
    }

    Format withCaveats(String... caveats) {
        return new Format(title, venue, marks, required, optional, List.of(caveats), decoder);
    }

    /// A field whose presence, or one of whose values, tells the format.
    ///
    /// @param values empty when any will do
    public record Mark(String field, List<String> values) {
        public Mark {
            values = List.copyOf(values);
        }

        /// Reads `field` or `field=value|value`.
        static Mark parse(String text) {
            int equals = text.indexOf('=');
            return equals < 0
                    ? new Mark(text, List.of())
                    : new Mark(text.substring(0, equals), List.of(text.substring(equals + 1).split("\\|")));
        }
    }

    /// Required names that are not among these.
    public List<String> missing(Set<String> names) {
        var missing = new ArrayList<>(required);
        missing.removeAll(names);
        return missing;
    }

    /// Whether a row of these names may be of this format.
    boolean isNamedBy(Set<String> names) {
        return marks.stream().allMatch(mark -> names.contains(mark.field()));
    }

    /// Whether the marked fields of a row hold what this format has there.
    boolean isHeldBy(Row row) {
        return marks.stream()
                .allMatch(mark -> mark.values().isEmpty() || mark.values().contains(row.text(mark.field())));
    }

    /// Tells the sink of every name this format does not know.
    public void tellUnknown(Set<String> names, EventSink sink) {
        for (var name : optional.contains(ANY) ? Set.<String>of() : names) {
            if (!required.contains(name) && !optional.contains(name)
                    && marks.stream().noneMatch(mark -> mark.field().equals(name))) {
                sink.unknownField(name);
            }
        }
    }

    /// What a row of these names lacks to be of this format, what tells the format first.
    public List<String> lacking(Set<String> names) {
        var lacking = new LinkedHashSet<String>();
        for (var mark : marks) {
            if (!names.contains(mark.field())) {
                lacking.add(mark.field());
            }
        }
        lacking.addAll(missing(names));
        for (var mark : marks) {
            if (lacking.isEmpty() && !mark.values().isEmpty()) {
                lacking.add(mark.field() + " of " + String.join(" or ", mark.values()));
            }
        }
        return List.copyOf(lacking);
    }

    /// Share of what the format needs that is among these names, however they are written (`TradeId`, `trade_id`).
    public double likeness(Set<String> names) {
        var plain = new HashSet<String>();
        names.forEach(name -> plain.add(plainly(name)));
        var needed = new LinkedHashSet<>(required);
        marks.forEach(mark -> needed.add(mark.field()));
        long met = needed.stream().filter(name -> plain.contains(plainly(name))).count();
        return needed.isEmpty() ? 0 : (double) met / needed.size();
    }

    private static String plainly(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}

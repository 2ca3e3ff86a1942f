package io.assay.app.ingest;

import io.assay.core.venue.Mapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A mapping in the making: what is settled, and what only a person can say.
public final class MapDraft {
    /// Something the table does not say.
    ///
    /// @param key as `--set KEY=VALUE` names it
    /// @param suggestion taken when the answer is empty; empty where nothing may be suggested
    public record Question(String key, String text, String suggestion) {}

    final TableSample sample;
    final Map<String, String> columns = new LinkedHashMap<>();
    final Map<String, String> constants = new LinkedHashMap<>();
    final Map<String, Map<String, String>> words = new LinkedHashMap<>();
    final Map<String, String> time = new LinkedHashMap<>();
    final Map<String, String> numbers = new LinkedHashMap<>();
    final Map<String, String> quantity = new LinkedHashMap<>();
    final Map<String, String> fee = new LinkedHashMap<>();
    private final Map<String, Question> open = new LinkedHashMap<>();

    MapDraft(TableSample sample) {
        this.sample = sample;
    }

    void ask(String key, String text, String suggestion) {
        open.put(key, new Question(key, text, suggestion));
    }

    /// What is still open, in the order to ask it.
    public List<Question> open() {
        return List.copyOf(open.values());
    }

    public Optional<Question> question(String key) {
        return Optional.ofNullable(open.get(key));
    }

    void settled(String key) {
        open.remove(key);
    }

    /// The mapping as it stands.
    public Mapping mapping() {
        return MapFile.parse(yaml(), "the mapping");
    }

    /// The mapping as YAML, with what stands in each column beside it.
    public String yaml() {
        var out = new StringBuilder("# How to read this table as fills, each seen from its account. Made by assay map; "
                + "edit what is wrong.\n");
        section(out, "columns", columns);
        section(out, "constants", constants);
        if (!words.isEmpty()) {
            out.append("words:\n");
            words.forEach((field, means) -> out.append("  ").append(field).append(": ").append(means.entrySet().stream()
                    .map(word -> quoted(word.getKey()) + ": " + quoted(word.getValue()))
                    .collect(Collectors.joining(", ", "{", "}\n"))));
        }
        section(out, "time", time);
        section(out, "numbers", numbers);
        section(out, "quantity", quantity);
        section(out, "fee", fee);
        return out.toString();
    }

    private void section(StringBuilder out, String name, Map<String, String> values) {
        if (values.isEmpty()) {
            return;
        }
        out.append(name).append(":\n");
        values.forEach((key, value) -> {
            out.append("  ").append(key).append(": ").append(quoted(value));
            if (name.equals("columns")) {
                out.append("  # ").append(shown(value));
            }
            out.append('\n');
        });
    }

    /// What stands in the columns of the time, each once.
    List<String> times() {
        return times(columns.getOrDefault("ts_event", ""), columns.getOrDefault(Mapping.CLOCK, ""));
    }

    /// The same of a day and a time of day.
    ///
    /// @param clock empty when the time stands in one column
    List<String> times(String day, String clock) {
        var days = sample.values(day);
        var clocks = clock.isEmpty() ? Collections.nCopies(days.size(), "") : sample.values(clock);
        return IntStream.range(0, days.size()).filter(row -> !days.get(row).isEmpty())
                .mapToObj(row -> Mapping.joined(days.get(row), clocks.get(row))).distinct().toList();
    }

    /// The first few different values of a column, safe to stand in a comment.
    String shown(String column) {
        var some = new ArrayList<String>();
        for (var value : sample.distinct(column)) {
            if (some.size() == 3) {
                some.add("...");
                break;
            }
            some.add(value.length() > 30 ? value.substring(0, 30) + "..." : value);
        }
        return String.join(" | ", some).codePoints().filter(c -> !Character.isISOControl(c) && c != 0xFEFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

package io.assay.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a reader of YAML could not read, and where: its own words name the place last and the reason just before.
///
/// @param key on the line of the fault, or where the part that never ends began; empty = none
/// @param line from 1 on
/// @param said why
record YamlFault(String key, int line, String said) {
    private static final Pattern MARK = Pattern.compile(" in '.*', line (\\d+), column (\\d+):");
    private static final Pattern KEY = Pattern.compile("([A-Za-z][\\w-]*)\"?\\s*:");

    /// The fault of a text, where its scanner stopped; what it scanned and then did not understand is no such fault.
    static Optional<YamlFault> of(String text, JsonProcessingException e) {
        var message = e.getOriginalMessage().lines().toList();
        var marks = message.stream().map(MARK::matcher).filter(mark -> mark.matches()).toList();
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        var first = marks.getFirst();
        var last = marks.getLast();
        int line = Integer.parseInt(last.group(1));
        var lines = text.lines().toList();
        String key = keyAt(lines, Integer.parseInt(first.group(1)), Integer.parseInt(first.group(2)));
        String said = message.get(message.lastIndexOf(last.group()) - 1);
        return Optional.of(new YamlFault(key.isEmpty() ? keyAt(lines, line, Integer.MAX_VALUE) : key, line, said));
    }

    /// The last key before a column of a line, else the first of that line.
    static String keyAt(List<String> lines, int line, int column) {
        if (line < 1 || line > lines.size()) {
            return "";
        }
        String text = lines.get(line - 1);
        var keys = KEY.matcher(text).results().toList();
        return keys.stream().filter(key -> key.end() < column).reduce((one, next) -> next)
                .or(() -> keys.stream().findFirst()).map(key -> key.group(1)).orElse("");
    }
}

package io.assay.app.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Copies of a file, each hurt in one way; those whose name begins with "same" still say the same.
final class Mutants {
    /// Fields in which any text may stand.
    static final Pattern FREE =
            Pattern.compile("(?i)(t|.*(id|hash|symbol|ticker|instrument|instrument_name|market|exchange|label"
                    + "|currency|code|ccy|token|user|account|wallet|address|name|info|raw|datetime|client.*|order|role|coin"
                    + "|underlying_index|state|base|quote|settle|underlying|venue))");
    /// More fields than this tell no more.
    private static final int FIELDS_MAX = 8;
    private static final int LONG_LINE = 20 << 20;

    private Mutants() {}

    static Map<String, byte[]> of(Sample sample) {
        return switch (sample.form()) {
            case TABLE -> ofTable(sample.text());
            case JSON -> ofJson(sample.text());
            case TAGS -> ofTags(sample.text());
        };
    }

    /// Tags between separators, one message a line.
    private static Map<String, byte[]> ofTags(String text) {
        var mutants = common(text, text.lines().toList());
        var tags = Pattern.compile("[\u0001|]([0-9]+)=").matcher(text).results().map(match -> match.group(1)).distinct()
                .limit(FIELDS_MAX).toList();
        for (var tag : tags) {
            var field = "(?<=[\u0001|])" + tag + "=[^\u0001|]*[\u0001|]";
            mutants.put("drop " + tag, bytes(text.replaceAll(field, "")));
            mutants.put("rename " + tag, bytes(text.replaceAll("(?<=[\u0001|])" + tag + "=", "9" + tag + "=")));
            mutants.put("twice " + tag, bytes(text.replaceAll("(" + field + ")", "$1$1")));
        }
        return mutants;
    }

    static Map<String, byte[]> ofTable(String text) {
        var lines = text.lines().toList();
        var names = cells(lines.getFirst());
        var mutants = common(text, lines);
        for (int c = 0; c < names.size(); c++) {
            int column = c;
            mutants.put("drop " + names.get(c), join(lines, cells -> without(cells, column)));
            mutants.put("rename " + names.get(c), header(lines, h -> replaced(h, column, h.get(column) + "_x")));
            mutants.put("twice " + names.get(c), join(lines, cells -> {
                var more = new ArrayList<>(cells);
                more.add(cells.get(column));
                return more;
            }));
            if (!FREE.matcher(names.get(c)).matches()) {
                mutants.put("last row " + names.get(c), last(lines, cells -> replaced(cells, column, "?")));
            }
            mutants.put("last row empty " + names.get(c), last(lines, cells -> replaced(cells, column, "")));
        }
        mutants.put("same reversed", join(lines, cells -> {
            var back = new ArrayList<>(cells);
            Collections.reverse(back);
            return back;
        }));
        mutants.put("same extra", bytes(lines.stream().map(line -> line + ",extra").collect(Collectors.joining("\n"))));
        if (text.indexOf('"') < 0) {
            mutants.put("same semicolons", bytes(text.replace(',', ';')));
            mutants.put("same tabs", bytes(text.replace(',', '\t')));
            mutants.put("same quoted", bytes(lines.stream().map(line -> '"' + line.replace(",", "\",\"") + '"')
                    .collect(Collectors.joining("\n"))));
        }
        mutants.put("header again", insert(lines, Math.min(5, lines.size()), lines.getFirst()));
        mutants.put("header shouted", header(lines, h -> h.stream().map(n -> n.toUpperCase(Locale.ROOT)).toList()));
        mutants.put("header spaced", header(lines, h -> h.stream().map(n -> " " + n).toList()));
        mutants.put("no header", bytes(String.join("\n", lines.subList(1, lines.size()))));
        mutants.put("header quote open", bytes('"' + text));
        mutants.put("quote open first",
                insert(lines, Math.min(5, lines.size()), '"' + lines.get(Math.min(3, lines.size() - 1))));
        mutants.put("quote open last",
                insert(lines, Math.min(5, lines.size()), lines.get(Math.min(3, lines.size() - 1)) + '"'));
        mutants.put("quote inside", insert(lines, Math.min(5, lines.size()),
                lines.get(Math.min(3, lines.size() - 1)).replaceFirst(",", ",\"a\"b")));
        mutants.put("cell less", insert(lines, Math.min(5, lines.size()), lines.get(Math.min(3, lines.size() - 1))
                .substring(lines.get(Math.min(3, lines.size() - 1)).indexOf(',') + 1)));
        mutants.put("cell more",
                insert(lines, Math.min(5, lines.size()), lines.get(Math.min(3, lines.size() - 1)) + ",1"));
        mutants.put("decimal commas", bytes(text.replace(',', ';').replaceAll(";([0-9]+)\\.([0-9]+)(?=[;\r\n])",
                ";$1,$2")));
        return mutants;
    }

    static Map<String, byte[]> ofJson(String text) {
        var lines = text.lines().toList();
        var mutants = common(text, lines);
        var keys = keys(text);
        var first = keys.getFirst();
        for (var key : keys.subList(0, Math.min(keys.size(), FIELDS_MAX))) {
            var field = "\"" + key + "\": ?(\"[^\"]*\"|[^,\\s}]*)";
            mutants.put("drop " + key, bytes(text.replaceAll(field + ", *\\s*", "")));
            mutants.put("rename " + key, bytes(text.replaceAll("\"" + key + "\":", "\"" + key + "_x\":")));
            mutants.put("shout " + key, bytes(text.replaceAll("\"" + key + "\":",
                    "\"" + key.toUpperCase(Locale.ROOT) + "\":")));
            mutants.put("twice " + key, bytes(text.replaceAll("(" + field + ")", "$1,\"" + key + "\":\"1\"")));
            for (var value : List.of("null", "{}", "[1]", "\"\"",
                    FREE.matcher(key).matches() ? "true" : "\"?\"")) {
                mutants.put("last " + key + " " + value, lastMatch(text, field, "\"" + key + "\":" + value));
            }
        }
        mutants.put("same extra",
                bytes(text.replaceAll("\"" + first + "\":", "\"extra\":{\"a\":[1]},\"" + first + "\":")));
        mutants.put("single quotes", bytes(text.replace('"', '\'')));
        mutants.put("trailing comma", bytes(text.stripTrailing() + ","));
        mutants.put("brace open", bytes(text.replaceFirst("}", "")));
        mutants.put("brace more", bytes(text.replaceFirst("}", "}}")));
        mutants.put("quote open", bytes(text.replaceFirst("\": ?\"", "\":")));
        mutants.put("comment", bytes("// fills\n" + text));
        mutants.put("deep", bytes(text + "\n" + "[".repeat(100_000)));
        mutants.put("deep inside",
                bytes(text.replaceFirst("\"" + first + "\":", "\"x\":" + "{\"a\":".repeat(100_000))));
        mutants.put("NaN", bytes(text.replaceFirst(": ?\"?[0-9.]+\"?", ":NaN")));
        return mutants;
    }

    /// Names of fields that hold plain values, the commonest first; names in capitals are tokens, which are no fields.
    static List<String> keys(String text) {
        var count = new TreeMap<String, Integer>();
        var matcher = Pattern.compile("\"((?![A-Z]+\")[A-Za-z_][A-Za-z0-9_]*)\": ?[^\\s\\[{]").matcher(text);
        while (matcher.find()) {
            count.merge(matcher.group(1), 1, Integer::sum);
        }
        return count.keySet().stream().sorted(Comparator.comparingInt((String key) -> -count.getOrDefault(key, 0)))
                .toList();
    }

    private static Map<String, byte[]> common(String text, List<String> lines) {
        var mutants = new LinkedHashMap<String, byte[]>();
        mutants.put("same", bytes(text));
        mutants.put("same mark", bytes("\uFEFF" + text));
        mutants.put("same line ends", bytes(String.join("\r\n", lines)));
        mutants.put("same blank lines", bytes(String.join("\n\n \n", lines)));
        mutants.put("cut in half", bytes(text.substring(0, text.length() / 2)));
        mutants.put("cut in the last line",
                bytes(text.stripTrailing().substring(0, text.stripTrailing().length() - 9)));
        mutants.put("cut in the first line", bytes(text.substring(0, Math.min(30, text.indexOf('\n') + 1))));
        mutants.put("CR only", bytes(String.join("\r", lines)));
        mutants.put("UTF-16", text.getBytes(StandardCharsets.UTF_16));
        mutants.put("UTF-16 without mark", text.getBytes(StandardCharsets.UTF_16LE));
        mutants.put("NUL first", bytes("\0" + text));
        int[] places = {Math.min(text.indexOf('\n') + 3, 60), text.length() / 2, bytes(text).length - 20};
        int turn = 0;
        for (var odd : List.of("\0", "\u0001", "\u00ff", "\u00c3", "\u00c0\u0080", "\u00ed\u00a0\u0080",
                "\u00fe\u00ff")) {
            int at = places[turn++ % places.length];
            mutants.put("byte " + Arrays.toString(odd.getBytes(StandardCharsets.ISO_8859_1)) + " at " + at,
                    spliced(text, at, odd));
        }
        return mutants;
    }

    /// Lines longer than a line may be.
    static Map<String, byte[]> withLongLines(String text) {
        return Map.of("long line", bytes(text + "\n" + "x".repeat(LONG_LINE)), "long first line",
                bytes("x".repeat(LONG_LINE) + "\n" + text));
    }

    private static byte[] spliced(String text, int at, String odd) {
        byte[] all = bytes(text);
        byte[] extra = odd.getBytes(StandardCharsets.ISO_8859_1);
        var out = new byte[all.length + extra.length];
        System.arraycopy(all, 0, out, 0, at);
        System.arraycopy(extra, 0, out, at, extra.length);
        System.arraycopy(all, at, out, at + extra.length, all.length - at);
        return out;
    }

    private static byte[] lastMatch(String text, String pattern, String replacement) {
        var matcher = Pattern.compile(pattern).matcher(text);
        int from = -1;
        int to = -1;
        while (matcher.find()) {
            from = matcher.start();
            to = matcher.end();
        }
        return bytes(from < 0 ? text : text.substring(0, from) + replacement + text.substring(to));
    }

    private static byte[] insert(List<String> lines, int at, String line) {
        var more = new ArrayList<>(lines);
        more.add(at, line);
        return bytes(String.join("\n", more));
    }

    private static byte[] header(List<String> lines, UnaryOperator<List<String>> change) {
        var more = new ArrayList<>(lines);
        more.set(0, joined(change.apply(cells(lines.getFirst()))));
        return bytes(String.join("\n", more));
    }

    private static byte[] last(List<String> lines, UnaryOperator<List<String>> change) {
        var more = new ArrayList<>(lines);
        more.set(lines.size() - 1, joined(change.apply(cells(lines.getLast()))));
        return bytes(String.join("\n", more));
    }

    private static byte[] join(List<String> lines, UnaryOperator<List<String>> change) {
        return bytes(lines.stream().map(line -> joined(change.apply(cells(line))))
                .collect(Collectors.joining("\n")));
    }

    private static List<String> cells(String line) {
        return line.indexOf('"') < 0 ? List.of(line.split(",", -1)) : TableFiles.cells(line, ',');
    }

    private static String joined(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.indexOf(',') < 0 && cell.indexOf('"') < 0 ? cell
                        : '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private static List<String> without(List<String> cells, int column) {
        var less = new ArrayList<>(cells);
        less.remove(column);
        return less;
    }

    private static List<String> replaced(List<String> cells, int column, String value) {
        var other = new ArrayList<>(cells);
        other.set(column, value);
        return other;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

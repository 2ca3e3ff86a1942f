package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.assay.app.config.UserError;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be a number, and numbers in another unit of time, in every numeric field of every sample: the row is
/// refused with the field named, or the field is one nobody reads; never does a fact change or another row suffer.
class SampleLiteralsTest {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    /// Exponents are good numbers where programs print doubles.
    private static final Map<String, String> PLAIN = Map.of("1e5", "100000", "1E-5", "0.00001", "2.5e3", "2500");
    /// Words by which programs say that there is nothing.
    private static final List<String> NOTHING = List.of("null", "None", "nan", "NaN");

    /// Tags whose digits are no number: codes, identifiers, names, and what frames a message.
    private static final List<String> NOT_NUMBERS =
            List.of("8", "9", "10", "34", "35", "49", "56", "1", "37", "17", "19",
                    "11", "39", "150", "54", "40", "59", "851", "13", "571", "487", "448", "452", "721", "715", "828",
                    "98", "108");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    /// One numeric field of one row, and the text around its value.
    ///
    /// @param header of the table, empty where there is none
    /// @param isLine whether the row is a line, so that many can stand in one file
    record Slot(String field, String header, String before, String value, String after, boolean isLine) {
        byte[] holding(String literal) {
            return (header + before + literal + after).getBytes(StandardCharsets.UTF_8);
        }

        byte[] holdingEach(List<String> literals) {
            return literals.stream().map(literal -> before + literal + after)
                    .collect(Collectors.joining("\n", header, ""))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void bad_literals_enter_no_fact() {
        var faults = new ArrayList<String>();
        var refusedBy = new TreeMap<String, Integer>();
        for (var sample : Sample.all()) {
            for (var slot : slots(sample)) {
                var judge = new Judge(sample, slot);
                var always = BadLiteralsTest.LITERALS.stream().filter(text -> !isWordSomewhere(text)).toList();
                boolean isClear = judge.refusesOrIgnoresAll(always);
                for (var literal : BadLiteralsTest.LITERALS) {
                    if (!isClear || isWordSomewhere(literal)) {
                        judge.literal(literal, faults);
                    }
                }
                refusedBy.merge(sample.name(), judge.refused, Integer::sum);
            }
        }
        assertThat(faults.stream().limit(25)).isEmpty();
        assertThat(refusedBy.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(3_000);
    }

    private static boolean isWordSomewhere(String literal) {
        return PLAIN.containsKey(literal) || NOTHING.contains(literal);
    }

    @Test
    void times_in_another_unit_are_refused() {
        var faults = new ArrayList<String>();
        int times = 0;
        for (var sample : Sample.all()) {
            for (var slot : slots(sample)) {
                if (!isTime(slot.value())) {
                    continue;
                }
                var judge = new Judge(sample, slot);
                for (var digits : new int[]{10, 13, 16, 19}) {
                    if (digits != slot.value().length()) {
                        judge.literal(inUnit(slot.value(), digits), faults);
                    }
                }
                times += judge.refused > 0 ? 1 : 0;
            }
        }
        assertThat(faults.stream().limit(25)).isEmpty();
        assertThat(times).as("fields of time that refused another unit").isGreaterThan(20);
    }

    private static boolean isTime(String value) {
        return value.matches("1[5-9][0-9]{8}([0-9]{3}){0,3}");
    }

    private static String inUnit(String value, int digits) {
        return digits < value.length() ? value.substring(0, digits) : value + "0".repeat(digits - value.length());
    }

    /// The first row of the sample in which a field is a number, by field.
    static List<Slot> slots(Sample sample) {
        return switch (sample.form()) {
            case TABLE -> ofTable(sample);
            case JSON -> ofJson(sample);
            case TAGS -> ofTags(sample);
        };
    }

    private static List<Slot> ofTable(Sample sample) {
        var lines = sample.text().lines().toList();
        var names = TableFiles.cells(lines.getFirst(), ',');
        var slots = new LinkedHashMap<String, Slot>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            for (int c = 0; c < cells.length && cells.length == names.size(); c++) {
                if (NUMBER.matcher(cells[c]).matches() && !Mutants.FREE.matcher(names.get(c)).matches()) {
                    var before = String.join(",", List.of(cells).subList(0, c));
                    var after = String.join(",", List.of(cells).subList(c + 1, cells.length));
                    slots.putIfAbsent(names.get(c), new Slot(names.get(c),
                            lines.getFirst() + "\n", before + (c == 0 ? "" : ",") + '"', cells[c],
                            '"' + (c == cells.length - 1 ? "" : ",") + after, true));
                }
            }
        }
        return List.copyOf(slots.values());
    }

    /// A document with those elements of each array that have a field no earlier one has: reading it is quick.
    private static String pruned(String document) {
        try {
            var tree = JSON.readTree(document);
            prune(tree);
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void prune(JsonNode node) {
        if (node instanceof ArrayNode array) {
            var seen = new HashSet<String>();
            for (int i = 0; i < array.size(); i++) {
                boolean isNews = array.get(i).isValueNode();
                for (var names = array.get(i).fieldNames(); names.hasNext();) {
                    isNews |= seen.add(names.next());
                }
                if (!isNews) {
                    array.remove(i--);
                }
            }
        }
        node.forEach(SampleLiteralsTest::prune);
    }

    private static List<Slot> ofJson(Sample sample) {
        boolean lines = Shape.of(sample.text().getBytes(StandardCharsets.UTF_8)) == Shape.JSON_LINES;
        var slots = new LinkedHashMap<String, Slot>();
        for (var text : lines ? sample.text().lines().toList() : List.of(pruned(sample.text()))) {
            var match = Pattern.compile("\"([A-Za-z_][A-Za-z0-9_]*)\": ?(\"?)(-?[0-9][-+0-9.eE]*)(\"?)").matcher(text);
            while (match.find()) {
                var field = match.group(1);
                if (NUMBER.matcher(match.group(3)).matches() && !Mutants.FREE.matcher(field).matches()
                        && !match.group(1).equals(match.group(1).toUpperCase(Locale.ROOT))) {
                    slots.putIfAbsent(field,
                            new Slot(field, "", text.substring(0, match.start(2)) + '"', match.group(3),
                                    '"' + text.substring(match.end(4)), lines));
                }
            }
        }
        return List.copyOf(slots.values());
    }

    /// Numeric tags of each type of message: a tag means something else in another. The checksum that no longer fits is
    /// warned of and no more.
    private static List<Slot> ofTags(Sample sample) {
        var slots = new LinkedHashMap<String, Slot>();
        for (var line : sample.text().lines().toList()) {
            var type = Pattern.compile("[\u0001|]35=([^\u0001|]*)").matcher(line);
            var match = Pattern.compile("(?<=[\u0001|])([0-9]+)=(-?[0-9][-0-9.:]*)(?=[\u0001|])").matcher(line);
            while (type.find() && match.find()) {
                do {
                    if (!NOT_NUMBERS.contains(match.group(1))) {
                        slots.putIfAbsent(type.group(1) + " " + match.group(1), new Slot(match.group(1), "",
                                line.substring(0, match.start(2)), match.group(2), line.substring(match.end(2)), true));
                    }
                } while (match.find());
            }
        }
        return List.copyOf(slots.values());
    }

    /// Judges what becomes of one field.
    private final class Judge {
        private final Sample sample;
        private final Slot slot;
        private final Optional<Recorder> clean;
        private final Map<String, Integer> facts = new HashMap<>();
        private int refused;

        Judge(Sample sample, Slot slot) {
            this.sample = sample;
            this.slot = slot;
            clean = read(slot.value());
            clean.ifPresent(read -> read.events.forEach(event -> facts.merge(event.toString(), 1, Integer::sum)));
        }

        /// Whether a file of one row a literal is rejects and nothing else, each naming the field; or says what as many
        /// clean rows do.
        boolean refusesOrIgnoresAll(List<String> literals) {
            if (!slot.isLine()) {
                return false;
            }
            try {
                var read = sample.read(folder, slot.holdingEach(literals.stream().map(this::escaped).toList()));
                boolean all = read.events.isEmpty() && read.rejects.size() == literals.size()
                        && read.rejects.stream().allMatch(this::isNamed);
                refused += all ? literals.size() : 0;
                int whole = literals.size() - read.rejects.size();
                return all || (read.rejects.stream().allMatch(reject -> reject.reason() == Reason.NOT_TEXT)
                        && clean.isPresent() && read.events.size() == whole * clean.get().events.size()
                        && read.events.stream().allMatch(event -> facts.containsKey(event.toString())));
            } catch (UserError refusedAsAWhole) {
                return false;
            }
        }

        private String escaped(String literal) {
            return switch (sample.form()) {
                case TABLE -> literal.replace("\"", "\"\"");
                case JSON -> IngestLab.json(literal);
                case TAGS -> literal;
            };
        }

        void literal(String literal, List<String> faults) {
            var read = read(escaped(literal));
            if (read.isEmpty() || clean.isEmpty() || isAsClean(read.get())) {
                refused += read.isEmpty() ? 1 : 0;
                return;
            }
            boolean isNamed = read.get().rejects.stream().anyMatch(this::isNamed);
            boolean isSame = read.get().events.stream().allMatch(event -> facts.containsKey(event.toString()));
            if (isNamed && isSame) {
                refused++;
            } else if (!isWorded(literal, read.get())) {
                faults.add(sample + ", " + slot.field() + " = " + literal + ": " + read.get().rejects.stream().limit(1)
                        .toList() + " "
                        + read.get().events.stream().filter(e -> !facts.containsKey(e.toString()))
                                .limit(1).toList());
            }
        }

        private boolean isNamed(Reject reject) {
            return reject.field().endsWith(slot.field()) || reject.reason() == Reason.NOT_TEXT;
        }

        private boolean isAsClean(Recorder read) {
            return clean.isPresent() && read.said().equals(clean.get().said());
        }

        /// Whether the literal is a good way to write something else.
        private boolean isWorded(String literal, Recorder read) {
            var plain = PLAIN.containsKey(literal) ? read(PLAIN.getOrDefault(literal, ""))
                    : NOTHING.contains(literal) || isTime(slot.value()) ? read("") : Optional.<Recorder>empty();
            return plain.isPresent() && withoutIds(plain.get()).equals(withoutIds(read));
        }

        /// Ids that a decoder makes of the text of a row differ with the text.
        private String withoutIds(Recorder read) {
            return read.said().replaceAll("tradeId=[^,\\]]*", "");
        }

        private Optional<Recorder> read(String escaped) {
            try {
                return Optional.of(sample.read(folder, slot.holding(escaped)));
            } catch (UserError refused) {
                return Optional.empty();
            }
        }
    }
}

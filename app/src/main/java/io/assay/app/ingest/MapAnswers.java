package io.assay.app.ingest;

import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import io.assay.core.venue.MappedTime;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// Puts answers into a draft.
public final class MapAnswers {
    private MapAnswers() {}

    /// @param text empty for what the question suggests
    /// @throws UserError when the answer cannot be one
    public static void take(MapDraft draft, MapDraft.Question question, String text) {
        var answer = text.isBlank() ? question.suggestion() : text.strip();
        if (answer.isEmpty()) {
            throw wrong(question, answer, "an answer is needed");
        }
        switch (question.key()) {
            case "account" -> columnOrConstant(draft, answer);
            case "side" -> side(draft, question, answer);
            case "time" -> draft.time.put("format", format(draft, question, answer));
            case "zone" -> draft.time.put("zone", zone(question, answer));
            case "decimal" -> decimal(draft, question, answer);
            case "unit" -> unit(draft, question, answer);
            case "kind" -> kind(draft, question, answer);
            case "fee" -> draft.fee.put("paid-is-negative", yes(question, answer));
            default -> {
                draft.columns.put(question.key(), column(draft, question, answer));
                MapGuess.follow(draft, question.key());
            }
        }
        draft.settled(question.key());
    }

    private static void columnOrConstant(MapDraft draft, String answer) {
        (draft.sample.header().contains(answer) ? draft.columns : draft.constants).put("account", answer);
    }

    private static String column(MapDraft draft, MapDraft.Question question, String answer) {
        if (!draft.sample.header().contains(answer)) {
            throw wrong(question, answer, Nearest.to(answer, draft.sample.header())
                    .map(near -> "did you mean the column " + near + "?").orElse("there is no such column"));
        }
        return answer;
    }

    /// Words that mean bought, all others of the column meaning sold; or the column, asked for its words next.
    private static void side(MapDraft draft, MapDraft.Question question, String answer) {
        var column = draft.columns.get("side");
        if (column == null) {
            column = column(draft, question, answer);
            draft.columns.put("side", column);
            var means = MapWords.meanings(draft.sample.distinct(column), MapWords.SIDES);
            if (means.isEmpty()) {
                draft.columns.remove("side");
                throw wrong(question, answer, "its words are not known to mean bought or sold");
            }
            draft.words.put("side", means.get());
            return;
        }
        var bought = Arrays.stream(answer.split(",")).map(String::strip).toList();
        var words = draft.sample.distinct(column);
        var unknown = new ArrayList<>(bought);
        unknown.removeAll(words);
        if (!unknown.isEmpty() || bought.containsAll(words)) {
            throw wrong(question, answer, "name some of " + String.join(", ", words) + ", parted by commas");
        }
        var means = new LinkedHashMap<String, String>();
        words.forEach(word -> means.put(word, bought.contains(word) ? "B" : "S"));
        draft.words.put("side", means);
    }

    private static String format(MapDraft draft, MapDraft.Question question, String answer) {
        try {
            var time = new MappedTime("text", answer, ZoneOffset.UTC);
            for (var value : draft.times()) {
                if (time.iso(value).startsWith("'")) {
                    throw wrong(question, answer, value + " is no time in that format");
                }
            }
            return answer;
        } catch (IllegalArgumentException noFormat) {
            throw wrong(question, answer, String.valueOf(noFormat.getMessage())).causedBy(noFormat);
        }
    }

    private static String zone(MapDraft.Question question, String answer) {
        try {
            return ZoneId.of(answer).getId();
        } catch (DateTimeException noZone) {
            throw wrong(question, answer, "a zone is UTC, +01:00 or Europe/Zurich").causedBy(noZone);
        }
    }

    private static void decimal(MapDraft draft, MapDraft.Question question, String answer) {
        if (!answer.equals(".") && !answer.equals(",")) {
            throw wrong(question, answer, "it is . or ,");
        }
        draft.numbers.put("decimal", answer);
        draft.numbers.put("grouping", answer.equals(".") ? "," : ".");
    }

    private static void unit(MapDraft draft, MapDraft.Question question, String answer) {
        if (answer.equals("contracts")) {
            draft.columns.remove("kind");
            draft.constants.remove("kind");
            draft.words.remove("kind");
            draft.settled("kind");
        } else if (!answer.equals("base") && !answer.matches("\\d+(\\.\\d+)?")) {
            throw wrong(question, answer, "say base, contracts, or how many coins one unit is");
        }
        draft.quantity.put("multiplier", answer.matches("\\d.*") ? answer : "1");
    }

    private static void kind(MapDraft draft, MapDraft.Question question, String answer) {
        var kinds = List.of("perpetual", "future", "option", "spot", "file");
        var kind = answer.toLowerCase(Locale.ROOT);
        if (!kinds.contains(kind)) {
            throw wrong(question, answer, "say one of " + String.join(", ", kinds));
        }
        if (!kind.equals("file")) {
            draft.constants.put("kind", kind.toUpperCase(Locale.ROOT));
        }
    }

    private static String yes(MapDraft.Question question, String answer) {
        return switch (answer.toLowerCase(Locale.ROOT)) {
            case "yes", "y" -> "true";
            case "no", "n" -> "false";
            default -> throw wrong(question, answer, "say yes or no");
        };
    }

    private static UserError wrong(MapDraft.Question question, String answer, String why) {
        return UserError.usage("no answer to " + question.key() + ": " + answer).at(question.text()).because(why)
                .next("answer again, or pass --set " + question.key() + "=...");
    }
}

package io.assay.app.ingest;

import io.assay.core.event.Decimals;
import io.assay.core.venue.CcxtNames;
import io.assay.core.venue.Mapping;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Proposes how a table is to be read, by the names of its columns and by what stands in them. What both leave open
/// becomes a question; nothing that changes a number is assumed in silence.
public final class MapGuess {
    private static final List<Map<String, String>> STYLES = List.of(style(".", ""), style(",", ""), style(".", ","),
            style(",", "."), style(".", "'"), style(".", " "), style(",", " "));
    private static final String LOOKS_NUMERIC = "[+-]?[0-9][0-9.,' ]*([eE][+-]?[0-9]+)?";
    private static final List<String> NUMERIC = List.of("price", "qty", "fee", "realised_pnl");

    private final TableSample sample;
    private final MapDraft draft;

    private MapGuess(MapDraft draft) {
        sample = draft.sample;
        this.draft = draft;
    }

    public static MapDraft of(TableSample sample) {
        var guess = new MapGuess(new MapDraft(sample));
        guess.account();
        guess.columns();
        guess.time();
        guess.numbers();
        guess.side();
        guess.unit();
        guess.kind();
        guess.optionalWords();
        return guess.draft;
    }

    /// Looks at what follows from a column that a person named.
    static void follow(MapDraft draft, String field) {
        var guess = new MapGuess(draft);
        switch (field) {
            case "ts_event" -> guess.time();
            case "instrument" -> guess.kind();
            case "qty" -> {
                guess.numbers();
                guess.unit();
            }
            default -> guess.numbers();
        }
    }

    private static Map<String, String> style(String decimal, String grouping) {
        return Map.of("decimal", decimal, "grouping", grouping);
    }

    private void account() {
        var named = sample.header().stream().filter(column -> MapWords.ACCOUNTS.contains(MapWords.bare(column)))
                .toList();
        if (named.size() == 1) {
            draft.columns.put("account", named.getFirst());
        } else {
            draft.ask("account", named.isEmpty()
                    ? "Whose fills are these? A column (" + String.join(", ", sample.header())
                            + ") or the name of the one account"
                    : "Which column names the account: " + String.join(" or ", named) + "?", "");
        }
    }

    private void columns() {
        MapWords.COLUMNS.forEach((field, names) -> names.stream().flatMap(name -> sample.header().stream()
                .filter(column -> MapWords.bare(column).equals(name) && !draft.columns.containsValue(column)
                        && fits(field, column)))
                .findFirst().ifPresent(column -> draft.columns.put(field, column)));
        if (!draft.columns.containsKey("ts_event")) {
            dayAndClock();
        }
        for (var field : List.of("ts_event", "instrument", "price", "qty")) {
            if (!draft.columns.containsKey(field)) {
                draft.ask(field, "Which column holds the " + (field.equals("ts_event") ? "time"
                        : field.equals("qty") ? "quantity" : field) + " of a fill: "
                        + String.join(", ", sample.header()) + "?", "");
            }
        }
    }

    /// The time in two columns: one that holds days, and one that names itself a time of day.
    private void dayAndClock() {
        var days = MapWords.COLUMNS.getOrDefault("ts_event", List.of());
        for (var day : sample.header()) {
            if (days.contains(MapWords.bare(day)) && !draft.columns.containsKey(Mapping.CLOCK)
                    && !draft.columns.containsValue(day)) {
                clock(day);
            }
        }
    }

    private void clock(String day) {
        sample.header().stream()
                .filter(column -> !column.equals(day) && !draft.columns.containsValue(column)
                        && MapWords.CLOCKS.contains(MapWords.bare(column))
                        && !MapTimes.of(draft.times(day, column)).isEmpty())
                .findFirst().ifPresent(column -> {
                    draft.columns.put("ts_event", day);
                    draft.columns.put(Mapping.CLOCK, column);
                });
    }

    private boolean fits(String field, String column) {
        var values = sample.distinct(column);
        if (field.equals("ts_event")) {
            return !MapTimes.of(values).isEmpty();
        }
        return !NUMERIC.contains(field)
                || (!values.isEmpty() && values.stream().allMatch(value -> value.matches(LOOKS_NUMERIC)));
    }

    private void time() {
        var column = draft.columns.get("ts_event");
        if (column == null) {
            return;
        }
        if (MapTimes.of(draft.times()).isEmpty() && !draft.columns.containsKey(Mapping.CLOCK)) {
            clock(column);
        }
        var ways = MapTimes.of(draft.times());
        if (ways.isEmpty()) {
            draft.time.put("unit", "text");
            draft.time.put("zone", "UTC");
            draft.ask("time", "How is the time in " + column + " written (" + draft.shown(column)
                    + ")? as in dd.MM.yyyy HH:mm:ss", "");
            return;
        }
        var way = ways.getFirst();
        draft.time.put("unit", way.unit());
        if (!way.format().isEmpty()) {
            draft.time.put("format", way.format());
        }
        if (ways.size() > 1) {
            draft.ask("time", "How is the time in " + column + " written (" + draft.shown(column) + "): "
                    + String.join(" or ", ways.stream().map(MapTimes.Way::format).toList()) + "?", "");
        }
        var bare = MapWords.bare(column);
        if (!way.zoned() && !bare.endsWith("utc") && !bare.endsWith("gmt")) {
            draft.ask("zone", "In which time zone is " + column + " (" + draft.shown(column) + ")?", "UTC");
        }
        draft.time.put("zone", "UTC");
    }

    private void numbers() {
        var values = new ArrayList<String>();
        for (var field : NUMERIC) {
            var column = draft.columns.get(field);
            values.addAll(column == null ? List.of() : sample.distinct(column));
        }
        var styles = STYLES.stream().filter(style -> values.stream().allMatch(value -> number(style, value) != null))
                .toList();
        if (styles.isEmpty()) {
            draft.ask("decimal", "What stands before the decimals in " + values.stream().findFirst().orElse("") + "? "
                    + ". or ,", "");
            return;
        }
        for (var part : List.of("decimal", "grouping")) {
            draft.numbers.put(part, styles.getFirst().getOrDefault(part, ""));
        }
        var twofold = values.stream().filter(value -> styles.stream().map(style -> number(style, value))
                .filter(Objects::nonNull).distinct().count() > 1).findFirst();
        twofold.ifPresent(value -> draft.ask("decimal",
                "What stands before the decimals in " + value + ": . or ,?", ""));
    }

    private static @Nullable BigDecimal number(Map<String, String> style, String text) {
        var decimal = style.getOrDefault("decimal", ".");
        var numbers = new Mapping.Numbers(decimal, style.getOrDefault("grouping", ""));
        return Decimals.parseFloating(numbers.plain(text));
    }

    private void side() {
        var column = draft.columns.get("side");
        var quantity = draft.columns.get("qty");
        if (column != null) {
            var words = sample.distinct(column);
            MapWords.meanings(words, MapWords.SIDES).ifPresentOrElse(means -> draft.words.put("side", means),
                    () -> draft.ask("side", "Which of the words in " + column + " mean that the account bought: "
                            + String.join(", ", words.subList(0, Math.min(8, words.size()))) + "?", ""));
        } else if (quantity != null && sample.distinct(quantity).stream().anyMatch(value -> value.startsWith("-"))) {
            draft.quantity.put("sign-is-side", "true");
        } else {
            draft.ask("side", "Which column says whether the account bought or sold: "
                    + String.join(", ", sample.header()) + "?", "");
        }
    }

    private void unit() {
        var column = draft.columns.get("qty");
        draft.quantity.put("multiplier", "1");
        if (column == null || MapWords.BASE_UNITS.contains(MapWords.bare(column))) {
            return;
        }
        var size = sizeByNotional();
        if (size.isEmpty() || size.get().compareTo(BigDecimal.ONE) != 0) {
            draft.ask("unit", "What is one unit of " + column + " (" + draft.shown(column)
                    + ")? base: one coin; a number: so many coins; contracts: --instruments says",
                    size.map(BigDecimal::toPlainString).orElse(""));
        }
    }

    /// What one unit must be for price x quantity x unit to be another column, in every row to a thousandth.
    private Optional<BigDecimal> sizeByNotional() {
        var price = draft.columns.get("price");
        var quantity = draft.columns.get("qty");
        if (price == null || quantity == null) {
            return Optional.empty();
        }
        for (var column : sample.header()) {
            if (!draft.columns.containsValue(column)) {
                var size = size(sample.values(price), sample.values(quantity), sample.values(column));
                if (size.isPresent()) {
                    return size;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<BigDecimal> size(List<String> prices, List<String> quantities, List<String> notionals) {
        var size = Optional.<BigDecimal>empty();
        for (int i = 0; i < prices.size(); i++) {
            var price = number(draft.numbers, prices.get(i));
            var quantity = number(draft.numbers, quantities.get(i));
            var notional = number(draft.numbers, notionals.get(i));
            if (price == null || quantity == null || notional == null || price.signum() == 0 || quantity.signum() == 0
                    || notional.signum() == 0) {
                return Optional.empty();
            }
            var ratio = notional.divide(price.multiply(quantity), MathContext.DECIMAL64).abs();
            var rounded = ratio.round(new MathContext(1));
            if (ratio.subtract(rounded).abs().compareTo(ratio.movePointLeft(3)) > 0
                    || (size.isPresent() && size.get().compareTo(rounded) != 0)) {
                return Optional.empty();
            }
            size = Optional.of(Decimals.strip(rounded));
        }
        return size;
    }

    private void kind() {
        if (!draft.columns.containsKey("instrument")) {
            return;
        }
        var column = draft.columns.get("kind");
        if (column != null) {
            var means = MapWords.meanings(sample.distinct(column), MapWords.KINDS);
            if (means.isPresent()) {
                draft.words.put("kind", means.get());
                return;
            }
            draft.columns.remove("kind");
        }
        var instrument = draft.columns.get("instrument");
        var names = instrument == null ? List.<String>of() : sample.distinct(instrument);
        var kinds = names.stream().map(MapGuess::kindByName).distinct().toList();
        if (kinds.size() == 1 && !kinds.getFirst().isEmpty()) {
            draft.constants.put("kind", kinds.getFirst());
        } else {
            draft.ask("kind", "What are " + String.join(", ", names.subList(0, Math.min(5, names.size())))
                    + ": perpetual, future, option or spot? file: --instruments says", "");
        }
    }

    private static String kindByName(String name) {
        var upper = name.toUpperCase(Locale.ROOT);
        if (upper.contains("PERP") || upper.contains("SWAP")) {
            return "PERPETUAL";
        }
        return CcxtNames.isContract(name)
                ? CcxtNames.instrument(name).map(one -> one.kind().name()).orElse("")
                : "";
    }

    private void optionalWords() {
        var liquidity = draft.columns.get("liquidity");
        if (liquidity != null) {
            MapWords.meanings(sample.distinct(liquidity), MapWords.LIQUIDITIES).ifPresentOrElse(
                    means -> draft.words.put("liquidity", means), () -> draft.columns.remove("liquidity"));
        }
        var fee = draft.columns.get("fee");
        if (fee == null) {
            return;
        }
        var fees = sample.distinct(fee);
        boolean paidNegative = fees.stream().anyMatch(value -> value.startsWith("-"))
                && fees.stream().allMatch(value -> value.startsWith("-") || value.matches("[0., ]+"));
        if (paidNegative) {
            draft.ask("fee", "Is a minus in " + fee + " (" + draft.shown(fee) + ") what the account paid? yes or no",
                    "yes");
        }
    }
}

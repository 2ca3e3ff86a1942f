package io.assay.app.config;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Typed values out of [Settings]; each refusal names the key, the place, the value and what is wanted.
final class Values {
    private final Settings settings;

    Values(Settings settings) {
        this.settings = settings;
    }

    long whole(ConfigKey key, long least, long most) {
        String text = only(key);
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _e) {
            throw refuse(key, text, "a whole number from " + least + " to " + most);
        }
        throw refuse(key, text, "a whole number from " + least + " to " + most);
    }

    double number(ConfigKey key, double least, double most) {
        return number(key, only(key), least, most);
    }

    /// Empty when nobody sets it.
    OptionalDouble optionalNumber(ConfigKey key, double least, double most) {
        return settings.get(key).values().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(key, least, most));
    }

    private double number(ConfigKey key, String text, double least, double most) {
        String wanted = "a number from " + least + " to " + most;
        try {
            double value = new BigDecimal(text).doubleValue();
            if (value >= least && value <= most) {
                return value == 0 ? 0.0 : value;
            }
        } catch (NumberFormatException _e) {
            throw refuse(key, text, wanted);
        }
        throw refuse(key, text, wanted);
    }

    RunConfig.Range range(ConfigKey key, double least, double most) {
        List<String> ends = settings.get(key).values();
        if (ends.size() != 2) {
            throw refuse(key, String.join(", ", ends), "two numbers, [low, high]");
        }
        double low = number(key, ends.get(0), least, most);
        double high = number(key, ends.get(1), least, most);
        if (low > high) {
            throw refuse(key, String.join(", ", ends), "the lower end first");
        }
        return new RunConfig.Range(low, high);
    }

    boolean flag(ConfigKey key) {
        return switch (only(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse(key, only(key), "true or false");
        };
    }

    String text(ConfigKey key) {
        return only(key);
    }

    Optional<String> optional(ConfigKey key) {
        return settings.get(key).values().isEmpty() ? Optional.empty() : Optional.of(only(key));
    }

    List<String> list(ConfigKey key) {
        return settings.get(key).values();
    }

    Optional<Path> path(ConfigKey key) {
        return optional(key).map(settings.get(key).base()::resolve);
    }

    /// One of `choices`, which are lower case.
    String choice(ConfigKey key, List<String> choices) {
        String text = only(key).toLowerCase(Locale.ROOT);
        if (!choices.contains(text)) {
            String near = Nearest.question(text, choices);
            throw refuse(key, text, "one of " + String.join(", ", choices) + (near.isEmpty() ? "" : "; " + near));
        }
        return text;
    }

    /// The constants named in a list, each once.
    <T> List<T> words(ConfigKey key, T[] all, Function<T, String> word) {
        var known = Arrays.stream(all).map(word).toList();
        var chosen = new LinkedHashSet<T>();
        for (String text : settings.get(key).values()) {
            int place = known.indexOf(text.toLowerCase(Locale.ROOT));
            if (place < 0) {
                String near = Nearest.question(text, known);
                throw refuse(key, text, "any of " + String.join(", ", known) + (near.isEmpty() ? "" : "; " + near));
            }
            chosen.add(all[place]);
        }
        return List.copyOf(chosen);
    }

    /// A moment or a day, as [Times#momentNs] reads it.
    Optional<Instant> moment(ConfigKey key) {
        return optional(key).map(text -> Instant.ofEpochSecond(0, Times.momentNs(text).orElseThrow(
                () -> refuse(key, text, "a day (2025-10-27) or a moment (2025-10-27T17:00:00Z), read as UTC"))));
    }

    private String only(ConfigKey key) {
        List<String> values = settings.get(key).values();
        if (values.size() != 1) {
            throw refuse(key, String.join(", ", values), "one value");
        }
        return values.getFirst();
    }

    UserError refuse(ConfigKey key, String value, String wanted) {
        String shown = value.length() > 60 ? value.substring(0, 60) + "..." : value;
        return UserError.usage("bad value for " + key.path() + ": " + (shown.isEmpty() ? "nothing" : shown))
                .at(settings.get(key).place()).because("wanted: " + wanted)
                .next("correct it, or leave it out"
                        + (key.defaults().isEmpty() ? "" : " for " + String.join(", ", key.defaults())));
    }
}

package io.assay.app.simulate;

import io.assay.core.precision.Interval;
import io.assay.core.precision.PrecisionCard.Word;
import java.util.ArrayList;
import java.util.Arrays;

/// Trials as lines of text and back to the last bit, so that a long run can be kept, continued and put together.
public final class ValueLines {
    private static final String ENTRANT = ";";
    private static final String FIELD = ",";
    private static final int OWN_FIELDS = 8;
    private static final int FIELDS_OF_ENTRANT = 12;

    private ValueLines() {}

    /// One trial: its own fields, then the intervals over each yardstick, then every method.
    public static String line(ValueTrial trial) {
        var parts = new ArrayList<String>();
        parts.add(String.join(FIELD, String.valueOf(trial.seed()), String.valueOf(trial.adverseBp()),
                String.valueOf(trial.uniform()), String.valueOf(trial.materiality()), trial.word().name(),
                trial.champion(), trial.selected(), String.valueOf(trial.truthHere())));
        parts.add(String.join(FIELD, trial.overEach().stream().map(ValueLines::words).toList()));
        for (var e : trial.entrants()) {
            parts.add(String.join(FIELD, e.method(), String.valueOf(e.segments()), words(e.value()),
                    words(e.overBaseline()), String.valueOf(e.truth()), e.word().name()));
        }
        return String.join(ENTRANT, parts);
    }

    private static String words(Interval interval) {
        return String.join(FIELD, String.valueOf(interval.estimate()), String.valueOf(interval.low()),
                String.valueOf(interval.high()), String.valueOf(interval.level()));
    }

    /// What [#line] wrote.
    public static ValueTrial parse(String line) {
        var parts = line.split(ENTRANT, -1);
        var own = parts[0].split(FIELD, -1);
        if (parts.length < 3 || own.length != OWN_FIELDS) {
            throw new IllegalArgumentException("no line of a trial: " + line);
        }
        var each = new ArrayList<Interval>();
        var over = parts[1].isEmpty() ? new String[0] : parts[1].split(FIELD, -1);
        for (int i = 0; i < over.length; i += 4) {
            each.add(interval(over, i));
        }
        var entrants = Arrays.stream(parts).skip(2).map(ValueLines::entrant).toList();
        return new ValueTrial(Long.parseLong(own[0]), Double.parseDouble(own[1]), Double.parseDouble(own[2]),
                Double.parseDouble(own[3]), Word.valueOf(own[4]), own[5], own[6], each, Double.parseDouble(own[7]),
                entrants);
    }

    private static ValueTrial.Entrant entrant(String text) {
        var f = text.split(FIELD, -1);
        if (f.length != FIELDS_OF_ENTRANT) {
            throw new IllegalArgumentException("no method of a trial: " + text);
        }
        return new ValueTrial.Entrant(f[0], Integer.parseInt(f[1]), interval(f, 2), interval(f, 6),
                Double.parseDouble(f[10]), Word.valueOf(f[11]));
    }

    private static Interval interval(String[] f, int at) {
        return new Interval(Double.parseDouble(f[at]), Double.parseDouble(f[at + 1]), Double.parseDouble(f[at + 2]),
                Double.parseDouble(f[at + 3]));
    }
}

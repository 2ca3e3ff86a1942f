package io.assay.bench.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where the time of the reference job goes, stage by stage: shares of the samples of a recording that were taken while a stage
/// ran, in Java or in native code, by the method at the top of the stack and by those anywhere on it.
public final class WhereTimeGoes {
    private static final int SHOWN = 10;
    private static final double SHARE_MIN = 0.02;
    /// What is on nearly every stack is the stage itself.
    private static final double SHARE_MAX = 0.94;
    /// Marks a method of ours, or of the database, once its package is cut off.
    private static final String OURS = "()";

    private WhereTimeGoes() {}

    private record Stage(String name, Instant from, Instant to) {}

    private record Sample(Instant at, boolean isNative, List<String> methods) {}

    /// @param args a recording of the flight recorder
    public static void main(String[] args) throws IOException {
        var stages = new ArrayList<Stage>();
        var samples = new ArrayList<Sample>();
        try (var file = new RecordingFile(Path.of(args[0]))) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                switch (event.getEventType().getName()) {
                    case Stopwatch.StageEvent.NAME ->
                            stages.add(new Stage(event.getString("stage"), event.getStartTime(), event.getEndTime()));
                    case "jdk.ExecutionSample" -> samples.add(sample(event, false));
                    case "jdk.NativeMethodSample" -> samples.add(sample(event, true));
                    default -> {
                        // other events say nothing of time
                    }
                }
            }
        }
        System.out.println("| stage | samples | in native code | at the top | anywhere |\n|---|---|---|---|---|");
        for (var stage : stages) {
            print(stage,
                    samples.stream().filter(one -> !one.at().isBefore(stage.from()) && one.at().isBefore(stage.to()))
                            .filter(one -> one.methods().stream().anyMatch(WhereTimeGoes::isOurs)).toList());
        }
    }

    private static Sample sample(RecordedEvent event, boolean isNative) {
        var stack = event.getStackTrace();
        return new Sample(event.getStartTime(), isNative,
                stack == null ? List.of() : stack.getFrames().stream().map(WhereTimeGoes::name).toList());
    }

    private static String name(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        var method = type + "." + frame.getMethod().getName();
        return isOurs(method) ? type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName() + OURS
                : method;
    }

    private static boolean isOurs(String method) {
        return method.startsWith("io.assay.") || method.startsWith("org.duckdb.") || method.endsWith(OURS);
    }

    private static void print(Stage stage, List<Sample> samples) {
        var tops = samples.stream().map(one -> one.methods().getFirst());
        var anywhere = samples.stream().flatMap(one -> new LinkedHashSet<>(one.methods()).stream()
                .filter(method -> method.endsWith(OURS) && !method.contains("lambda") && !method.startsWith("0x")));
        System.out.printf(Locale.ROOT, "| %s | %d | %d | %s | %s |%n", stage.name(), samples.size(),
                samples.stream().filter(Sample::isNative).count(),
                shares(tops.collect(counts()), samples.size()), shares(anywhere.collect(counts()), samples.size()));
    }

    private static Collector<String, ?, Map<String, Long>> counts() {
        return Collectors.groupingBy(method -> method, LinkedHashMap::new, Collectors.counting());
    }

    private static String shares(Map<String, Long> counts, int samples) {
        return counts.entrySet().stream()
                .filter(one -> one.getValue() >= SHARE_MIN * samples && one.getValue() <= SHARE_MAX * samples)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(SHOWN)
                .map(one -> String.format(Locale.ROOT, "%s %.0f %%", one.getKey(), 100.0 * one.getValue() / samples))
                .collect(Collectors.joining(", "));
    }
}

package io.assay.bench.reference;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Seconds of each stage of one run, by the wall and of processors, from the start of the process, and its peak of resident memory.
final class Stopwatch {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final Map<String, Double> processor = new LinkedHashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();

    /// Begins with the stage `start`: from the start of the virtual machine to now.
    Stopwatch() {
        seconds.put("start",
                (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3);
        processor.put("start", MACHINE.getProcessCpuTime() / 1e9);
    }

    /// A stage in a recording of the Java Flight Recorder, for [WhereTimeGoes].
    @Name(StageEvent.NAME)
    @StackTrace(false)
    static final class StageEvent extends Event {
        static final String NAME = "io.assay.Stage";
        String stage = "";
    }

    /// Does a stage and adds its time to that of its name.
    <T> T time(String stage, Callable<T> work) throws Exception {
        var event = new StageEvent();
        event.stage = stage;
        event.begin();
        long began = System.nanoTime();
        long used = MACHINE.getProcessCpuTime();
        T result = work.call();
        processor.merge(stage, (MACHINE.getProcessCpuTime() - used) / 1e9, Double::sum);
        seconds.merge(stage, (System.nanoTime() - began) / 1e9, Double::sum);
        event.commit();
        return result;
    }

    /// Says something about the run.
    void fact(String name, double value) {
        facts.put(name, Double.toString(value));
    }

    /// One line of JSON.
    String json(String who) throws IOException {
        var out = new StringBuilder("{\"who\": \"" + who + "\", \"wall\": " + object(seconds) + ", \"processor\": "
                + object(processor) + ", \"peak_mib\": " + peakMib());
        facts.forEach((name, value) -> out.append(", \"").append(name).append("\": ").append(value));
        return out.append('}').toString();
    }

    private static String object(Map<String, Double> times) {
        return times.entrySet().stream()
                .map(one -> String.format(Locale.ROOT, "\"%s\": %.3f", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /// Most memory the process ever had resident, MiB.
    private static long peakMib() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElse(0);
        }
    }
}

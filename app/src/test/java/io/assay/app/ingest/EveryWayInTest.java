package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.venue.Format;
import io.assay.core.venue.Formats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every sample of every format says the same whatever it is packed in, called, and handed over by.
class EveryWayInTest {
    @TempDir
    private Path folder;

    @Test
    void every_format_has_a_sample() {
        var titles = new TreeSet<String>();
        for (var sample : Sample.all()) {
            sample.read().files.forEach(file -> titles.addAll(Arrays.asList(file.format().split(" \\+ "))));
        }
        var missing = Formats.ALL.stream().map(Format::title).collect(Collectors.toCollection(TreeSet::new));
        missing.removeAll(titles);
        assertThat(missing).as("formats without a sample in testdata").isEmpty();
    }

    @Test
    void no_sample_is_refused_a_row_that_it_does_not_mean_to_have_refused() {
        for (var sample : Sample.all()) {
            var read = sample.read();
            assertThat(read.files).as(sample.name()).hasSize(1);
            if (!sample.name().contains("bad") && !sample.name().contains("edge")) {
                assertThat(read.rejects).as(sample.name()).isEmpty();
            }
            var file = read.files.getFirst();
            assertThat(file.read()).as(sample.name()).isPositive().isEqualTo(
                    file.fills() + file.notices() + file.noticesAgain() + file.rejected() + file.skipped());
        }
    }

    @Test
    void packing_names_and_places_change_nothing() throws IOException {
        int cases = 0;
        for (var sample : Sample.all()) {
            var said = sample.read().said();
            byte[] plain = Files.readAllBytes(sample.file());
            for (var way : ways(sample, plain).entrySet()) {
                var read = Recorder.read(sample.settings(), way.getValue());
                assertThat(read.said()).as("%s, %s", sample, way.getKey()).isEqualTo(said);
                cases++;
            }
            if (sample.isToldByItsName()) {
                continue;
            }
            for (var packed : packings("a.b", plain).entrySet()) {
                assertThat(Recorder.stdin(sample.settings(), packed.getValue()).said())
                        .as("%s, %s by standard input", sample, packed.getKey()).isEqualTo(said);
                cases++;
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(60);
    }

    private Map<String, Object> ways(Sample sample, byte[] plain) throws IOException {
        var name = sample.file().getFileName().toString();
        var stem = name.substring(0, name.lastIndexOf('.'));
        var wrong = name.endsWith(".csv") ? ".json" : ".csv";
        var root = folder.resolve(sample.name());
        var ways = new LinkedHashMap<String, Object>();
        ways.put("wrong extension", IngestLab.write(root, "1/" + stem + wrong, plain));
        ways.put("called parquet", IngestLab.write(root, "1/" + stem + ".parquet", plain));
        int place = 2;
        for (var packed : packings(name, plain).entrySet()) {
            var file = IngestLab.write(root, place++ + "/" + stem + wrong, packed.getValue());
            ways.put(packed.getKey() + ", wrong extension", file);
        }
        IngestLab.write(root, "in/2025/12/" + name, plain);
        IngestLab.write(root, "in/empty.gz", packings(name, new byte[0]).get("gz"));
        ways.put("nested folder", root.resolve("in"));
        ways.put("glob", root + "/in/*/*/" + stem.charAt(0) + "*");
        return ways;
    }

    private static Map<String, byte[]> packings(String name, byte[] plain) throws IOException {
        var packings = new LinkedHashMap<String, byte[]>();
        packings.put("plain", plain);
        packings.put("gz", written(plain, GZIPOutputStream::new));
        packings.put("lz4", written(plain, LZ4FrameOutputStream::new));
        packings.put("zip", zip(Map.of("a/" + name, plain, "__MACOSX/a", new byte[9], ".DS_Store", new byte[3])));
        packings.put("gz in zip", zip(Map.of("x/" + name + ".gz", packings.get("gz"))));
        return packings;
    }

    /// Makes a packing stream.
    @FunctionalInterface
    interface Packing {
        OutputStream over(OutputStream out) throws IOException;
    }

    static byte[] written(byte[] plain, Packing packing) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var packed = packing.over(out)) {
            packed.write(plain);
        }
        return out.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}

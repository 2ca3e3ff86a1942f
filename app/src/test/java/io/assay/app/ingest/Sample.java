package io.assay.app.ingest;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One made-up file of `testdata`, found by walking it: whoever adds a format adds a file there and nothing here.
///
/// @param settings what must be said to read it (whose rows they are, where neither rows nor file name say)
record Sample(Path file, Container form, String text, Map<ConfigKey, String> settings) {
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}|dydx1[0-9a-z]{38}");
    private static final List<Sample> ALL = walk();

    /// How rows are written.
    enum Container {
        TABLE, JSON, TAGS
    }

    /// Every sample; lists of instruments, mappings and models are read in other ways.
    static List<Sample> all() {
        return ALL;
    }

    private static List<Sample> walk() {
        try (var tree = Files.walk(IngestLab.TESTDATA)) {
            return tree.filter(Files::isRegularFile).filter(Sample::isOfRows).sorted().map(Sample::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfRows(Path file) {
        var name = file.getFileName().toString();
        return !name.endsWith(".md") && !name.endsWith(".yaml") && !name.startsWith("instruments")
                && !IngestLab.TESTDATA.relativize(file).startsWith("acceptance")
                && !IngestLab.TESTDATA.relativize(file).startsWith("mapped")
                && !IngestLab.TESTDATA.relativize(file).startsWith("tables");
    }

    private static Sample of(Path file) {
        var text = IngestLab.text(file);
        var form = switch (Shape.of(text.getBytes(StandardCharsets.UTF_8))) {
            case FIX -> Container.TAGS;
            case TABLE -> Container.TABLE;
            case EMPTY, BINARY, PARQUET, ZIP, JSON_LINES, JSON_DOCUMENT -> Container.JSON;
        };
        var address = ADDRESS.matcher(file.getFileName().toString());
        return new Sample(file, form, text,
                address.find() ? Map.of(ConfigKey.ACCOUNT, address.group()) : needed(file));
    }

    private static Map<ConfigKey, String> needed(Path file) {
        try {
            Recorder.read(Map.of(), file);
            return Map.of();
        } catch (UserError nobodyNamed) {
            return Map.of(ConfigKey.ACCOUNT, IngestLab.ACCOUNT);
        }
    }

    /// Whether nothing but the file name tells its format: liquidations of tardis.dev have the columns of trades.
    boolean isToldByItsName() {
        return name().contains("_liquidations_");
    }

    String name() {
        return IngestLab.TESTDATA.relativize(file).toString();
    }

    Recorder read() {
        return Recorder.read(settings, file);
    }

    /// What became of another text under this file's name.
    Recorder read(Path folder, byte[] bytes) {
        return Recorder.read(settings, IngestLab.write(folder, file.getFileName().toString(), bytes));
    }

    @Override
    public String toString() {
        return name();
    }
}

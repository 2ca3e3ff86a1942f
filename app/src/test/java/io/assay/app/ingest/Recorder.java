package io.assay.app.ingest;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.core.event.Event;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillDraft;
import io.assay.core.event.Instrument;
import io.assay.core.event.QuoteBlock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A collector that also keeps every event as the decoders handed it over.
final class Recorder extends Collector {
    final List<Event> events = new ArrayList<>();
    final TreeSet<String> sayings = new TreeSet<>();
    List<Ingested.SourceFile> files = List.of();
    List<String> notes = List.of();

    static Recorder read(Map<ConfigKey, String> settings, Object... inputs) {
        return read(settings, InputStream.nullInputStream(), inputs);
    }

    static Recorder stdin(Map<ConfigKey, String> settings, byte[] bytes) {
        return stdin(settings, new ByteArrayInputStream(bytes));
    }

    static Recorder stdin(Map<ConfigKey, String> settings, InputStream bytes) {
        return read(settings, bytes, "-");
    }

    private static Recorder read(Map<ConfigKey, String> settings, InputStream stdin, Object... inputs) {
        var given = new Settings();
        settings.forEach((key, value) -> given.set(key, List.of(value), "test", Path.of("")));
        var recorder = new Recorder();
        var reader = new SourceReader(RunConfig.of(given), Prompt.NOBODY, IngestLab.LATEST_NS, recorder);
        for (var input : Inputs.of(Arrays.stream(inputs).map(Object::toString).toList())) {
            try (var raw = new CountingStream(input.isStdin() ? stdin : Files.newInputStream(input.path()))) {
                reader.read(input, raw, () -> {});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        recorder.files = reader.files();
        recorder.notes = reader.warnings();
        return recorder;
    }

    /// Everything that was said, in an order of its own.
    String said() {
        var lines = new ArrayList<>(events.stream().map(Event::toString).sorted().toList());
        lines.add("rejects " + rejects.size());
        lines.add("skipped " + skipped);
        lines.add("personal " + personal);
        lines.addAll(sayings);
        return String.join("\n", lines);
    }

    @Override
    public void event(Event event, long line) {
        events.add(event);
        super.event(event, line);
    }

    @Override
    public void draft(FillDraft fill, long line) {
        events.add(fill.toFill());
        super.draft(fill, line);
    }

    @Override
    public void fills(FillBlock block, int from, int to, long before) {
        for (int row = from; row < to; row++) {
            events.add(block.fill(row));
        }
        super.fills(block, from, to, before);
    }

    @Override
    public void quotes(QuoteBlock block, int from, int to, long before) {
        for (int row = from; row < to; row++) {
            events.add(block.quote(row));
        }
        super.quotes(block, from, to, before);
    }

    @Override
    public void describe(Instrument instrument) {
        sayings.add(instrument.toString());
        super.describe(instrument);
    }
}

package io.assay.app.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a simulation into a folder. Every file appears when all are whole.
public final class SimulationFiles {
    /// Which fills to write.
    public enum Format {
        F2, CANONICAL, BOTH;

        boolean hasNodeFills() {
            return this != CANONICAL;
        }

        boolean hasCanonical() {
            return this != F2;
        }
    }

    /// What to write where.
    ///
    /// @param suffix added to the names of fills and quotes: empty, `.gz` or `.lz4`
    /// @param hasTardis whether the market is also written as tardis.dev sells it, in a folder of its own
    public record Layout(Path folder, Format format, boolean hasQuotes, String suffix, boolean hasTardis) {
        public Layout(Path folder, Format format, boolean hasQuotes, String suffix) {
            this(folder, format, hasQuotes, suffix, false);
        }

        public Path nodeFills() {
            return folder.resolve("fills.jsonl" + suffix);
        }

        public Path canonicalFills() {
            return folder.resolve("fills.csv" + suffix);
        }

        public Path quotes() {
            return folder.resolve("quotes.csv" + suffix);
        }

        public Path tardis() {
            return folder.resolve("tardis");
        }

        public Path instruments() {
            return folder.resolve("instruments.csv");
        }

        public Path truth() {
            return folder.resolve("truth.csv");
        }
    }

    /// What a simulation came to and the files it wrote.
    public record Written(SimulationResult result, List<Path> files) {
        public Written {
            files = List.copyOf(files);
        }
    }

    private final Layout layout;
    private final List<OutputFile> files = new ArrayList<>();

    private SimulationFiles(Layout layout) {
        this.layout = layout;
    }

    /// Simulates and writes.
    ///
    /// @param watchers sinks that see everything too, for progress; not closed
    public static Written run(SimulationConfig config, Layout layout, List<TradeSink> watchers) throws IOException {
        Files.createDirectories(layout.folder());
        var writing = new SimulationFiles(layout);
        boolean isWhole = false;
        try {
            SimulationResult result = writing.simulate(config, watchers);
            isWhole = true;
            return new Written(result, writing.publish());
        } finally {
            if (!isWhole) {
                writing.discard();
            }
        }
    }

    private SimulationResult simulate(SimulationConfig config, List<TradeSink> watchers) throws IOException {
        var own = new ArrayList<TradeSink>();
        try {
            if (layout.format().hasNodeFills()) {
                own.add(new NodeFillsWriter(open(layout.nodeFills())));
            }
            if (layout.format().hasCanonical()) {
                own.add(new CanonicalCsvWriter(open(layout.canonicalFills())));
            }
            if (layout.hasQuotes()) {
                own.add(new QuotesWriter(open(layout.quotes())));
            }
            if (layout.hasTardis()) {
                Files.createDirectories(layout.tardis());
                own.add(new TardisFolder(name -> open(layout.tardis().resolve(name))));
            }
            var all = new ArrayList<>(own);
            all.addAll(watchers);
            SimulationResult result = Simulation.run(config, all);
            try (var out = open(layout.instruments())) {
                Tables.instruments(out, result);
            }
            try (var out = open(layout.truth())) {
                Tables.truth(out, result);
            }
            return result;
        } finally {
            for (TradeSink sink : own) {
                sink.close();
            }
        }
    }

    private AsciiWriter open(Path path) throws IOException {
        var file = new OutputFile(path);
        files.add(file);
        return file.open();
    }

    private List<Path> publish() throws IOException {
        var out = new ArrayList<Path>();
        for (OutputFile file : files) {
            out.add(file.publish());
        }
        return out;
    }

    private void discard() throws IOException {
        for (OutputFile file : files) {
            file.discard();
        }
    }
}

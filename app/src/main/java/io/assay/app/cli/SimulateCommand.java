package io.assay.app.cli;

import io.assay.app.simulate.Kind;
import io.assay.app.simulate.SimulationConfig;
import io.assay.app.simulate.SimulationFiles;
import io.assay.app.simulate.SimulationFiles.Format;
import io.assay.app.simulate.SimulationFiles.Layout;
import io.assay.app.simulate.SimulationResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `assay simulate`: writes a made-up venue day whose account kinds are known.
@Command(name = "simulate", mixinStandardHelpOptions = true, sortOptions = false,
        header = "Make up a venue day with account kinds that are known.",
        customSynopsis = {
                "  assay simulate --out DIR",
                "  assay simulate --out DIR --accounts 5000 --fills 1000000 --seed 7",
                "  assay simulate --out DIR --tardis",
                "  assay simulate --out DIR --world structureless --format both",
                "  assay simulate --out DIR --hours 96 --fills 2000000 --compress lz4"},
        synopsisHeading = "%n",
        descriptionHeading = "%n",
        description = {
                "Seven kinds of accounts trade on a made-up market: informed takers, latency takers, market makers, basis"
                        + " hedgers, directional retail, directional institutions and dormant accounts. The same options"
                        + " and seed give the same bytes on any machine. What each account truly is goes to truth.csv,"
                        + " which no other command reads.%n"},
        footerHeading = "%nFiles:%n",
        footer = {
                "  fills.jsonl      fills as a Hyperliquid node writes them, one line a block",
                "  fills.csv        the same fills in the canonical layout (--format both)",
                "  quotes.csv       tops of book, in the layout of tardis.dev quotes",
                "  tardis/          the market in the files of tardis.dev (--tardis): trades, quotes, books,",
                "                   tickers, options",
                "  instruments.csv  what the instrument names stand for",
                "  truth.csv        kind, planted parameters, true adverse selection"})
public final class SimulateCommand implements Callable<Integer> {
    private static final int EXIT_IO = 4;

    /// How fills and quotes are compressed.
    enum Compression {
        NONE(""), GZ(".gz"), LZ4(".lz4");

        private final String suffix;

        Compression(String suffix) {
            this.suffix = suffix;
        }
    }

    @Option(names = {"-o", "--out"}, required = true, paramLabel = "DIR", description = "folder to write into")
    private Path out = Path.of(".");

    @Option(names = "--fills", paramLabel = "N", defaultValue = "400000",
            description = "fills to make, two a trade (default ${DEFAULT-VALUE})")
    private long fills;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "2000",
            description = "accounts (default ${DEFAULT-VALUE})")
    private int accounts;

    @Option(names = "--instruments", paramLabel = "N", defaultValue = "12",
            description = "instruments, from 2 to 50 (default ${DEFAULT-VALUE})")
    private int instruments;

    @Option(names = "--hours", paramLabel = "H", defaultValue = "24",
            description = "length of the span; 96 gives four day windows (default ${DEFAULT-VALUE})")
    private double hours;

    @Option(names = "--start", paramLabel = "TIME", defaultValue = "2026-03-02T00:00:00Z",
            description = "first instant, ISO-8601 in UTC (default ${DEFAULT-VALUE})")
    private String start = "";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "the only source of chance (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--world", paramLabel = "WORLD", defaultValue = "planted",
            description = "planted: the seven kinds; structureless: one kind, without separate groups"
                    + " (default ${DEFAULT-VALUE})")
    private String world = "";

    @Option(names = "--kinds", split = ",", paramLabel = "KIND",
            description = "only these kinds; market_maker always exists, for a market needs them")
    private List<String> kinds = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "f2",
            description = "f2 (node fills), canonical or both (default ${DEFAULT-VALUE})")
    private String format = "";

    @Option(names = "--quotes", negatable = true, defaultValue = "true", fallbackValue = "true",
            description = "whether to write tops of book (default yes)")
    private boolean hasQuotes;

    @Option(names = "--tardis", description = "write the market also as tardis.dev sells it, into DIR/tardis")
    private boolean hasTardis;

    @Option(names = "--compress", paramLabel = "HOW", defaultValue = "none",
            description = "none, gz or lz4, for fills and quotes (default ${DEFAULT-VALUE})")
    private String compression = "";

    @Option(names = {"-q", "--quiet"}, description = "print nothing when all is well")
    private boolean isQuiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        SimulationConfig config = config();
        var layout = new Layout(out, choice(Format.class, "--format", format), hasQuotes,
                choice(Compression.class, "--compress", compression).suffix, hasTardis);
        try {
            SimulationFiles.Written written = SimulationFiles.run(config, layout, List.of());
            if (!isQuiet) {
                print(written);
            }
            return CommandLine.ExitCode.OK;
        } catch (UncheckedIOException e) {
            return failed(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            return failed(e);
        }
    }

    private SimulationConfig config() {
        try {
            return new SimulationConfig(choice(SimulationConfig.World.class, "--world", world), accounts, fills,
                    instruments, Instant.parse(start), hours, seed, kinds());
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(),
                    "--start must be like 2026-03-02T00:00:00Z, not '" + start + "'", e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Set<Kind> kinds() {
        if (kinds.isEmpty()) {
            return SimulationConfig.PLANTED_KINDS;
        }
        var wanted = new LinkedHashSet<Kind>();
        kinds.forEach(label -> wanted.add(Kind.parse(label)));
        return wanted;
    }

    private <E extends Enum<E>> E choice(Class<E> type, String option, String value) {
        for (E choice : type.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        String choices = Arrays.stream(type.getEnumConstants()).map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new ParameterException(spec.commandLine(),
                option + " must be one of " + choices + ", not '" + value + "'");
    }

    private void print(SimulationFiles.Written written) {
        PrintWriter to = spec.commandLine().getOut();
        SimulationResult result = written.result();
        to.printf(Locale.ROOT, "%,d fills of %,d accounts (%,d made) in %,d blocks, %,d quotes of %d instruments%n",
                result.fills(), result.activeAccounts(), result.truths().size(), result.blocks(), result.quotes(),
                result.listings().size());
        for (Kind kind : EnumSet.allOf(Kind.class)) {
            long count = result.truths().stream().filter(truth -> truth.kind() == kind).count();
            if (count > 0) {
                to.printf(Locale.ROOT, "  %-24s %,8d%n", kind.label(), count);
            }
        }
        written.files().forEach(file -> to.println("wrote " + file));
        to.flush();
    }

    private int failed(Exception e) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("assay simulate: cannot write to " + out + ": " + e.getClass().getSimpleName() + ": "
                + e.getMessage());
        err.flush();
        return EXIT_IO;
    }
}

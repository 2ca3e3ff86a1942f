package io.assay.bench.reference;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Fills;
import io.assay.core.market.Market;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.UsdRates;
import io.assay.core.profile.AccountFacts;
import io.assay.core.profile.FoldSpec;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A planted world in memory, by way of its files: what the kernels that need fills and quotes are measured on.
public final class PlantedTape {
    private final Ingested ingested;
    private final Fills fills;

    private PlantedTape(Ingested ingested, Fills fills) {
        this.ingested = ingested;
        this.fills = fills;
    }

    /// The world of a number of fills and accounts, as the reference job sees it after `reference`.
    public static Tape of(long fills, int accounts) {
        return read(fills, accounts).tape(MarketSpec.DEFAULT);
    }

    /// As it sees it after `order`.
    public static PlantedTape read(long fills, int accounts) {
        try {
            var folder = Files.createTempDirectory("planted-world");
            WorldFiles.main(new String[]{folder.toString(), Long.toString(fills), Integer.toString(accounts), "1"});
            var files = List.of(folder.resolve("fills.parquet"), folder.resolve("quotes.parquet"));
            var read = read(files.stream().map(Path::toString).toList());
            for (var file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
            return read;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no world of " + fills + " fills", e);
        }
    }

    /// All accounts folded on this thread, part by part as a run cuts them.
    public static List<Profiles.Part> folded(Tape tape, FoldSpec spec) {
        var cuts = Profiles.cuts(tape);
        var parts = new ArrayList<Profiles.Part>(cuts.getLast());
        for (int i = 1; i < cuts.size(); i++) {
            parts.addAll(Profiles.fold(tape, spec, cuts.get(i - 1), cuts.get(i)));
        }
        return parts;
    }

    /// Its market made anew, by one thread.
    public Tape tape(MarketSpec spec) {
        var market = market(spec);
        return new Tape(fills, market, new UsdRates(fills, market, spec.usd()), AccountFacts.of(ingested.accounts()));
    }

    /// What judges its fills, made anew, by one thread.
    public Market market(MarketSpec spec) {
        return Market.of(fills, ingested.market(), ingested.quoted(), spec);
    }

    private static PlantedTape read(List<String> files) {
        var ingested = Ingest.read(files, RunConfig.of(new Settings()), Progress.SILENT, Prompt.NOBODY, Long.MAX_VALUE,
                InputStream.nullInputStream());
        return new PlantedTape(ingested, FillOrder.of(ingested.log(), ingested.instruments()).fills());
    }
}

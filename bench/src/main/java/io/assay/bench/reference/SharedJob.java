package io.assay.bench.reference;

import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.ingest.Ingest;
import io.assay.app.ingest.Ingested;
import io.assay.core.event.AccountShare;
import io.assay.core.event.FillOrder;
import io.assay.core.event.FillSurvey;
import io.assay.core.event.Instrument;
import io.assay.core.market.SharedMarket;
import io.assay.core.market.UsdRates;
import io.assay.core.profile.AccountFacts;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Profiles;
import io.assay.core.profile.Tape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/// The reference job with fills too many for memory: they are read once to be surveyed while the quotes are kept, the series made
/// of these, and then once for each share of the accounts, of which nothing stays but what is known of each account.
final class SharedJob {
    private static final RunConfig CONFIG = RunConfig.of(new Settings());

    private final Rows rows;
    private final Stopwatch watch;
    private final ExecutorService threads;
    private final List<String> files;
    private final FillSurvey survey = new FillSurvey();

    SharedJob(Path world, Rows rows, Stopwatch watch, ExecutorService threads) {
        this.rows = rows;
        this.watch = watch;
        this.threads = threads;
        files = ReferenceJob.files(world);
    }

    /// What all shares need.
    private record Shared(SharedMarket market, List<Instrument> instruments, AccountFacts facts, List<String> files) {}

    /// @param wanted shares, or [Rows#AS_MANY_AS_IT_TAKES]
    FeatureMatrix profiles(int wanted) throws Exception {
        var shared = shared();
        int shares = wanted > 0 ? wanted : rows.shares(survey, survey.accounts());
        watch.fact("shares", shares);
        var parts = new ArrayList<List<Profiles.Part>>();
        var coverage = new SharedMarket.Coverage(shared.instruments());
        for (int share = 0; share < shares; share++) {
            parts.add(share(shared, new AccountShare(share, shares), coverage));
        }
        coverage.requireAll(survey);
        return watch.time("profiles", () -> Profiles.of(Profiles.inOrder(parts)));
    }

    private Shared shared() throws Exception {
        var ingested = watch.time("read", () -> Ingest.survey(files, CONFIG, Long.MAX_VALUE, survey));
        var market = watch.time("reference", () -> SharedMarket.of(survey, ingested.instruments(), ingested.market(),
                ingested.quoted(), ReferenceJob.SPEC, ReferenceJob.hands(threads)));
        var ofFills =
                ingested.files().stream().filter(file -> file.fills() > 0).map(Ingested.SourceFile::name).toList();
        return new Shared(market, ingested.instruments(), AccountFacts.of(ingested.accounts()), ofFills);
    }

    private List<Profiles.Part> share(Shared shared, AccountShare share, SharedMarket.Coverage coverage)
            throws Exception {
        var log = watch.time("read", () -> Ingest.share(shared.files(), CONFIG, Long.MAX_VALUE, survey, share));
        var fills = watch.time("order", () -> FillOrder.share(log, shared.instruments(), survey,
                    ReferenceJob.hands(threads)));
        var tape = watch.time("reference", () -> {
            var market = shared.market().of(fills, ReferenceJob.hands(threads));
            coverage.add(fills, market);
            return new Tape(fills, market, new UsdRates(fills, market, ReferenceJob.SPEC.usd()), shared.facts(),
                    survey);
        });
        return watch.time("profiles", () -> ReferenceJob.parts(tape, threads));
    }
}

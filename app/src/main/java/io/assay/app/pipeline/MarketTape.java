package io.assay.app.pipeline;

import io.assay.app.config.Progress;
import io.assay.app.config.Prompt;
import io.assay.app.config.RunConfig;
import io.assay.app.ingest.Ingest;
import io.assay.core.market.TradedVolume;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A tape and what was traded beside it.
///
/// @param volumes of every instrument of the tape
public record MarketTape(TapeReader read, List<TradedVolume> volumes) {
    public MarketTape {
        volumes = List.copyOf(volumes);
    }

    /// @param now for what cannot be true yet
    /// @param given volume of a day by instrument, where somebody knows it
    public static MarketTape read(List<String> inputs, RunConfig config, Progress progress, Prompt prompt, Instant now,
            InputStream stdin, Map<String, Double> given) {
        var ingested = Ingest.read(inputs, config, progress, prompt, Pipeline.nanos(now.plus(TapeReader.DRIFT)), stdin);
        var read = TapeReader.of(ingested, inputs, config, progress);
        var tape = read.tape();
        var volumes = new ArrayList<TradedVolume>();
        for (int instrument = 0; instrument < tape.fills().instruments().size(); instrument++) {
            var known = given.get(tape.fills().instruments().get(instrument).name());
            volumes.add(known != null ? TradedVolume.given(known)
                    : TradedVolume.of(tape.fills(), tape.market(), ingested.market(), instrument));
        }
        return new MarketTape(read, volumes);
    }
}

package io.assay.app.simulate;

import java.util.ArrayList;
import java.util.List;

/// Keeps all that happens, for tests.
final class Recorder implements TradeSink {
    final List<Trade> trades = new ArrayList<>();
    final List<Quote> quotes = new ArrayList<>();
    final List<Long> blocks = new ArrayList<>();

    static Recorder of(SimulationConfig config) {
        var recorder = new Recorder();
        recorder.result = Simulation.run(config, List.of(recorder));
        return recorder;
    }

    private SimulationResult result = new SimulationResult(SimulationConfig.DEFAULT, 0, 0, 0, List.of(), List.of());

    SimulationResult result() {
        return result;
    }

    @Override
    public void trade(Trade trade) {
        trades.add(trade);
    }

    @Override
    public void endBlock(long block, long timeNs) {
        blocks.add(block);
    }

    @Override
    public void quote(Quote quote) {
        quotes.add(quote);
    }
}

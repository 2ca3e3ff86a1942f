package io.assay.app.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// What the venue publishes: trades, blocks and quotes, counted and handed to every sink.
final class Tape {
    private final List<TradeSink> sinks;
    private final long tradesMax;
    private long trades;
    private long quotes;
    private long blocks;

    Tape(List<TradeSink> sinks, long tradesMax) {
        this.sinks = List.copyOf(sinks);
        this.tradesMax = tradesMax;
    }

    void trade(Trade trade) {
        trades++;
        emit(sink -> sink.trade(trade));
    }

    void endBlock(long block, long timeNs) {
        blocks++;
        emit(sink -> sink.endBlock(block, timeNs));
    }

    void quote(Quote quote) {
        quotes++;
        emit(sink -> sink.quote(quote));
    }

    /// True when all trades asked for have happened.
    boolean isFull() {
        return trades >= tradesMax;
    }

    long trades() {
        return trades;
    }

    long quotes() {
        return quotes;
    }

    long blocks() {
        return blocks;
    }

    private void emit(Emission emission) {
        for (TradeSink sink : sinks) {
            try {
                emission.to(sink);
            } catch (IOException e) {
                throw new UncheckedIOException("writing the simulated venue", e);
            }
        }
    }

    private interface Emission {
        void to(TradeSink sink) throws IOException;
    }
}

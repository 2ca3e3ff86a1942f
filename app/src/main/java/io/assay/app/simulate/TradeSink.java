package io.assay.app.simulate;

import java.io.Closeable;
import java.io.IOException;

/// Takes what happens on the made-up venue, in time order.
public interface TradeSink extends Closeable {
    /// A trade of the current block.
    void trade(Trade trade) throws IOException;

    /// The block is complete; it may have held no trade.
    default void endBlock(long block, long timeNs) throws IOException {}

    /// A top of book that changed, at a time after the block just ended and before the next.
    default void quote(Quote quote) throws IOException {}

    @Override
    default void close() throws IOException {}
}

package io.assay.app.simulate;

/// A top of book, valid until the next of its instrument. Prices and lots in units of the listing's places.
///
/// @param index what the underlying is worth at that moment, without basis and passing pressure
public record Quote(long timeNs, Listing listing, long bid, long bidLots, long ask, long askLots, long index) {}

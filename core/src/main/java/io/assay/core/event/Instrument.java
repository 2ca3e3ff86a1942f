package io.assay.core.event;

/// What a venue trades under a name.
///
/// Linear: quantity is in base units and notional in `quote` is price x quantity.
///
/// @param name as the venue writes it
/// @param label for people; the name where nothing better is known
/// @param underlying what its delta is delta in; instruments of one underlying net
/// @param base token received by a spot buyer, empty when unknown
/// @param quote currency of the price, empty when unknown
public record Instrument(String name, String label, InstrumentKind kind, String underlying, String base, String quote) {
    public Instrument {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an instrument without a name");
        }
    }

    public static Instrument of(String name, InstrumentKind kind, String underlying, String base, String quote) {
        return new Instrument(name, name, kind, underlying, base, quote);
    }

    /// Whether its fills can be valued: kind known.
    public boolean isDescribed() {
        return kind != InstrumentKind.UNKNOWN;
    }

    public Instrument withTokens(String base, String quote) {
        return new Instrument(name, label, kind, underlying, base, quote);
    }
}

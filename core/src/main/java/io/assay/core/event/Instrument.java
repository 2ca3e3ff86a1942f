package io.assay.core.event;

/// What a venue trades under a name.
///
/// @param name as the venue writes it
/// @param label for people; the name where nothing better is known
/// @param venue where it trades, in lower case; empty when no source says
/// @param underlying what its delta is delta in; instruments of one underlying net
/// @param base token received by a spot buyer, empty when unknown
/// @param quote currency of the price, empty when unknown
/// @param contract what one unit of quantity is
public record Instrument(String name, String label, String venue, InstrumentKind kind, String underlying, String base,
        String quote, Contract contract) {
    public Instrument {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an instrument without a name");
        }
    }

    /// A plain instrument: quantity in base units, notional in `quote` is price x quantity.
    public static Instrument of(String name, InstrumentKind kind, String underlying, String base, String quote) {
        return new Instrument(name, name, "", kind, underlying, base, quote, Contract.PLAIN);
    }

    /// An instrument about which nothing but its name is known: its fills wait.
    public static Instrument unknown(String name) {
        return of(name, InstrumentKind.UNKNOWN, name, "", "");
    }

    /// Whether its fills can be valued: kind known.
    public boolean isDescribed() {
        return kind != InstrumentKind.UNKNOWN;
    }

    public Instrument withTokens(String base, String quote) {
        return new Instrument(name, label, venue, kind, underlying, base, quote, contract);
    }

    public Instrument withContract(Contract contract) {
        return new Instrument(name, label, venue, kind, underlying, base, quote, contract);
    }

    public Instrument at(String venue) {
        return new Instrument(name, label, venue, kind, underlying, base, quote, contract);
    }
}

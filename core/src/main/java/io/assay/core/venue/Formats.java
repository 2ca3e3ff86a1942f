package io.assay.core.venue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every format Assay reads, and which of them a row is. A new format is a line here.
public final class Formats {
    private static final List<Format> DERIBIT = List.of(DeribitTrades.FORMAT, DeribitPrints.FORMAT,
            DeribitPositions.FORMAT, DeribitLog.FORMAT, DeribitSummaries.FORMAT, DeribitOrders.FORMAT);
    private static final List<Format> DYDX = List.of(DydxFills.FORMAT, DydxPositions.FORMAT, DydxFunding.PAYMENTS,
            DydxFunding.RATES, DydxTransfers.FORMAT, DydxOrders.FORMAT);
    private static final List<Format> FIX =
            List.of(FixExecutions.FORMAT, FixTrades.FORMAT, FixPositions.FORMAT);
    /// In the order in which they are offered; where two are marked, the one with more marks is meant.
    public static final List<Format> ALL = Stream.of(CanonicalFills.FORMATS, HyperliquidArchive.FORMATS, DERIBIT, DYDX, FIX)
            .flatMap(List::stream).toList();

    private Formats() {}

    /// The format whose columns a table's header names.
    public static Optional<Format> ofTable(Set<String> header) {
        return mostMarked(ALL.stream().filter(format -> format.isNamedBy(header)));
    }

    /// The format of one row.
    public static Optional<Format> ofRow(Row row) {
        return mostMarked(ALL.stream().filter(format -> format.isNamedBy(row.names()) && format.isHeldBy(row)));
    }

    private static Optional<Format> mostMarked(Stream<Format> formats) {
        return formats.reduce((a, b) -> b.marks().size() > a.marks().size() ? b : a);
    }

    /// The formats that look most like a row of these names, the likest first; none that share nothing with it.
    public static List<Format> nearest(Set<String> names, int count) {
        return ALL.stream().filter(format -> format.likeness(names) > 0)
                .sorted(Comparator.comparingDouble((Format format) -> -format.likeness(names))).limit(count).toList();
    }
}

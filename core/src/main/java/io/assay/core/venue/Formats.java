package io.assay.core.venue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Every format Assay reads, and which of them a row is. A new format is a line here.
public final class Formats {
    /// In the order in which they are offered; where two are marked, the one with more marks is meant.
    public static final List<Format> ALL = all();

    private Formats() {}

    private static List<Format> all() {
        var all = new ArrayList<Format>();
        all.addAll(CanonicalFills.FORMATS);
        all.addAll(HyperliquidArchive.FORMATS);
        all.addAll(HyperliquidFormats.ALL);
        all.addAll(BinanceStreams.FORMATS);
        all.addAll(DeribitTrades.FORMATS);
        all.addAll(List.of(DeribitPrints.FORMAT, DeribitPositions.FORMAT, DeribitLog.FORMAT,
                DeribitSummaries.FORMAT, DeribitOrders.FORMAT));
        all.addAll(List.of(DydxFills.FORMAT, DydxPositions.FORMAT, DydxFunding.PAYMENTS, DydxFunding.RATES,
                DydxTransfers.FORMAT, DydxOrders.FORMAT));
        all.addAll(List.of(FixExecutions.FORMAT, FixTrades.FORMAT, FixPositions.FORMAT));
        all.addAll(Tardis.FORMATS);
        all.addAll(Ccxt.FORMATS);
        return List.copyOf(all);
    }

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

    /// What must be known of the formats with these titles before trusting numbers from them.
    public static List<String> caveats(Set<String> titles) {
        return ALL.stream().filter(format -> titles.contains(format.title())).flatMap(f -> f.caveats().stream())
                .distinct().toList();
    }

    /// The formats that look most like a row of these names, the likest first and each title once; none that share
    /// nothing with it.
    public static List<Format> nearest(Set<String> names, int count) {
        var byTitle = new LinkedHashMap<String, Format>();
        ALL.stream().filter(format -> format.likeness(names) > 0)
                .sorted(Comparator.comparingDouble((Format format) -> -format.likeness(names)))
                .forEach(format -> byTitle.putIfAbsent(format.title(), format));
        return byTitle.values().stream().limit(count).toList();
    }
}

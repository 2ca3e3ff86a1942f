package io.assay.core.venue;

import java.util.List;

/// The tables of Hyperliquid's 2023 archive.
final class HyperliquidArchive {
    static final List<Format> FORMATS = List.of(ArchiveTrades.FORMAT, ArchiveNotices.LIQUIDATIONS,
            ArchiveNotices.LEDGER);

    private HyperliquidArchive() {}
}

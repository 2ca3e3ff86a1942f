package io.assay.core.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The CSV files of tardis.dev, one kind of market data a file: times in microseconds, an empty cell says nothing,
/// rows in the order in which they were received.
final class Tardis {
    private static final List<String> LEAD = List.of("exchange", "symbol", "timestamp", "local_timestamp");
    private static final List<String> TRADE = List.of("id", "side", "price", "amount");
    private static final List<String> UPDATE = List.of("is_snapshot", "side", "price", "amount");
    private static final List<String> TOP = List.of("ask_amount", "ask_price", "bid_price", "bid_amount");
    private static final List<String> FIRST_LEVEL = List.of("asks[0].price", "asks[0].amount", "bids[0].price",
            "bids[0].amount");
    private static final List<String> TICKER = List.of("funding_timestamp", "funding_rate", "open_interest",
            "index_price", "mark_price");
    private static final List<String> OPTION = List.of("type", "strike_price", "expiration", "mark_price", "mark_iv",
            "underlying_price");

    static final Format QUOTES = format("quotes", TOP, List.of(), (source, sink) -> new TardisQuotes(sink));
    static final List<Format> FORMATS = List.of(
            format("trades", TRADE, List.of(), TardisTrades::of),
            QUOTES,
            format("book_snapshot", FIRST_LEVEL, levels(), (source, sink) -> new TardisSnapshots(sink)),
            format("incremental_book_L2", UPDATE, List.of(), (source, sink) -> new TardisUpdates(sink)),
            format("derivative_ticker", TICKER, List.of("predicted_funding_rate", "last_price"),
                    (source, sink) -> new TardisTicker(sink)),
            format("options_chain", OPTION,
                    Stream.concat(TOP.stream(), Stream.of("open_interest", "last_price", "bid_iv", "ask_iv",
                            "underlying_index", "delta", "gamma", "vega", "theta", "rho")).toList(),
                    (source, sink) -> new TardisOptions(sink)));

    private Tardis() {}

    private static Format format(String kind, List<String> own, List<String> optional,
            BiFunction<Source, EventSink, RowDecoder> decoder) {
        var marks = new ArrayList<>(List.of("local_timestamp"));
        marks.addAll(own);
        var required = new ArrayList<>(LEAD);
        required.addAll(own);
        return Format.of("tardis.dev " + kind, "", marks, required, optional, decoder);
    }

    /// Columns of the deepest snapshots there are.
    private static List<String> levels() {
        return IntStream.range(0, TardisSnapshots.LEVELS_MAX).boxed().flatMap(TardisSnapshots::columns).toList();
    }

    /// Whether its name or folder says that a file holds trades.
    static boolean isOfTrades(Source source) {
        return source.name().toLowerCase(Locale.ROOT).contains("trades");
    }

    /// Whether a file of the trades' columns is one of liquidations: only its name or folder says so.
    static boolean isOfLiquidations(Source source) {
        return source.name().toLowerCase(Locale.ROOT).contains("liquidations");
    }
}

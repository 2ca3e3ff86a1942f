package io.assay.bench.reference;

import io.assay.core.venue.CanonicalFills;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// The fills of a planted world as text: the canonical schema as CSV, and pairs of account and fill as JSON lines.
final class LineFiles {
    private LineFiles() {}

    /// Writes `fills.csv` and `fills.jsonl` unless they are there.
    static void write(Path folder, long fills, int accounts, long seed) throws IOException {
        write(folder.resolve("fills.csv"), new PlantedWorld(fills, accounts, seed), LineFiles::csv,
                String.join(",", CanonicalFills.COLUMNS) + "\n");
        write(folder.resolve("fills.jsonl"), new PlantedWorld(fills, accounts, seed), LineFiles::json, "");
    }

    @FunctionalInterface
    private interface Row {
        String of(PlantedWorld world, boolean takes);
    }

    private static void write(Path file, PlantedWorld world, Row row, String header) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var partial = file.resolveSibling(file.getFileName() + ".part");
        try (Writer out = Files.newBufferedWriter(partial)) {
            out.write(header);
            for (var step = world.next(); step != PlantedWorld.Step.END; step = world.next()) {
                if (step == PlantedWorld.Step.TRADE) {
                    out.write(row.of(world, true));
                    out.write(row.of(world, false));
                }
            }
        }
        Files.move(partial, file);
    }

    private static String csv(PlantedWorld world, boolean takes) {
        var listing = world.listings[world.instrument];
        var cells = new HashMap<>(Map.of("account", WorldFiles.name(takes ? world.taker : world.maker), "venue",
                Listing.VENUE,
                "instrument", listing.name(), "kind", listing.isSpot() ? "SPOT" : "PERPETUAL", "ts_event",
                Instant.ofEpochSecond(0, world.timeUs * 1_000).toString(), "side", takes == world.takerBuys ? "B" : "S",
                "price", price(world), "qty", lots(world, world.lots), "qty_unit", "BASE", "liquidity",
                takes ? "TAKER" : "MAKER"));
        cells.putAll(Map.of("fee", takes ? "0.05" : "0.01", "fee_ccy", "USDC", "trade_id", Long.toString(world.trade),
                "order_id", order(world, takes), "cause", "NORMAL", "pos_before",
                lots(world, takes ? world.takerBefore : world.makerBefore), "underlying", listing.coin(), "base",
                listing.isSpot() ? listing.coin() : "", "quote", "USDC", "shape", "LINEAR"));
        var line = new StringBuilder();
        for (var column : CanonicalFills.COLUMNS) {
            line.append(cells.getOrDefault(column, "")).append(',');
        }
        line.setCharAt(line.length() - 1, '\n');
        return line.toString();
    }

    /// As a node of Hyperliquid writes a fill. Spot pairs go by the coin too: what is measured is reading, not what is read.
    private static String json(PlantedWorld world, boolean takes) {
        boolean buys = takes == world.takerBuys;
        return "[\"" + WorldFiles.name(takes ? world.taker : world.maker) + "\",{\"coin\":\""
                + world.listings[world.instrument].coin() + "\",\"px\":\"" + price(world) + "\",\"sz\":\""
                + lots(world, world.lots) + "\",\"side\":\"" + (buys ? 'B' : 'A') + "\",\"time\":"
                + world.timeUs / 1_000
                + ",\"startPosition\":\"" + lots(world, takes ? world.takerBefore : world.makerBefore)
                + "\",\"dir\":\"" + (buys ? "Open Long" : "Open Short") + "\",\"closedPnl\":\"0.0\",\"hash\":\"0x"
                + "66080f174c96d8e25cbd0ba3a1a6bcde3a124c647e02ff05b7c1dce27f7695f5\",\"oid\":" + order(world, takes)
                + ",\"crossed\":" + takes + ",\"fee\":\"" + (takes ? "0.05" : "0.01") + "\",\"tid\":" + world.trade
                + ",\"feeToken\":\"USDC\",\"twapId\":null}]\n";
    }

    private static String order(PlantedWorld world, boolean takes) {
        return Long.toString(2 * world.trade + (takes ? 1 : 0));
    }

    private static String price(PlantedWorld world) {
        return decimal(world.price, world.listings[world.instrument].priceDecimals());
    }

    private static String lots(PlantedWorld world, long lots) {
        return decimal(lots, world.listings[world.instrument].lotDecimals());
    }

    private static String decimal(long units, int digits) {
        return BigDecimal.valueOf(units, digits).toPlainString();
    }
}

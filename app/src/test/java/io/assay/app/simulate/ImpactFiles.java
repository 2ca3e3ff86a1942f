package io.assay.app.simulate;

import io.assay.core.event.Fills;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// A market that moves by a known law, as the files a venue would leave: fills in the canonical layout, and tops of book.
public final class ImpactFiles {
    private static final String FILLS =
            "account,venue,instrument,kind,ts_event,ts_recv,seq,block,side,price,qty,qty_unit,"
                    + "multiplier,notional_usd,liquidity,fee,fee_ccy,trade_id,order_id,client_order_id,cause,pos_before,realised_pnl,"
                    + "label,underlying,base,quote,shape,settle,expiry,strike,right,premium,tick,lot,raw";
    private static final double HALF_SPREAD = 0.5;
    /// Microseconds from the venue to whoever records; where both are one, the venue is taken not to have said.
    private static final long RECEIPT = 3_000;

    private ImpactFiles() {}

    /// Writes one market.
    ///
    /// @return fills, then quotes
    public static List<Path> write(Path folder, PlantedImpact.Setting setting, long seed) throws IOException {
        var world = new PlantedImpact(setting).make(new SplittableRandom(seed));
        Files.createDirectories(folder);
        return List.of(fills(folder.resolve("fills.csv"), world.tape().fills()), quotes(folder, world));
    }

    private static Path fills(Path file, Fills fills) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(FILLS + '\n');
            for (int account = 0; account < fills.accounts().size(); account++) {
                for (int row = fills.from(account); row < fills.to(account); row++) {
                    out.write(String.join(",", fills.accounts().get(account), "hyperliquid", "BTC", "PERPETUAL",
                            instant(fills.timeNs(row)).toString(), "", fills.tradeIds().get(row), "",
                            fills.side(row).sign() > 0 ? "B" : "S",
                            decimal(fills.price(row), fills.priceScale(0)),
                            decimal(fills.quantity(row), fills.quantityScale(0)), "BASE", "", "",
                            fills.liquidity(row).name(), "0", "USDC", fills.tradeIds().get(row), "", "", "NORMAL",
                            "", "0", "BTC", "BTC", "BTC", "USDC", "LINEAR", "", "", "", "", "", "1", "", "") + '\n');
                }
            }
        }
        return file;
    }

    private static String decimal(long units, int scale) {
        return BigDecimal.valueOf(units, scale).stripTrailingZeros().toPlainString();
    }

    private static Path quotes(Path folder, PlantedImpact.World world) throws IOException {
        var series = world.tape().market().reference(0).series();
        var file = folder.resolve("quotes.csv");
        var seen = new TreeSet<Long>();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(QuotesWriter.HEADER + '\n');
            for (int i = 0; i < series.size(); i++) {
                long micros = series.timeNs(i) / 1_000;
                double mid = series.priceOf(i);
                if (seen.add(micros)) {
                    out.write(String.join(",", "hyperliquid", "BTC", Long.toString(micros),
                            Long.toString(micros + RECEIPT), "10",
                            decimal(Math.round(10 * (mid + HALF_SPREAD)), 1),
                            decimal(Math.round(10 * (mid - HALF_SPREAD)), 1), "10") + '\n');
                }
            }
        }
        return file;
    }

    private static Instant instant(long ns) {
        return Instant.ofEpochSecond(ns / 1_000_000_000L, ns % 1_000_000_000L);
    }
}

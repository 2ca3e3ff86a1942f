package io.assay.core.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Made-up fills: both sides of seeded trades whose positions chain, and a canonical dump to compare by.
public final class SampleFills {
    public static final long T0_NS = 1_700_000_000_000_000_000L;
    public static final List<String> COINS = List.of("BTC", "ETH", "@107");
    private static final long MS = 1_000_000;

    private SampleFills() {}

    /// A fill of one side with everything said; positions and fees as text, null for absent.
    public static Fill fill(String account, String coin, long timeNs, Side side, String price, String quantity,
            String tradeId, @Nullable String before) {
        return new Fill(account, coin, timeNs, -1, -1, side, new BigDecimal(price), new BigDecimal(quantity),
                Liquidity.TAKER, Cause.NORMAL, new BigDecimal("0.25"), "USDC", tradeId, tradeId.isEmpty() ? 1 : 0,
                "7", before == null ? null : new BigDecimal(before), null);
    }

    /// Both fills of `trades` trades of 12 accounts, in the order they happened; several a millisecond.
    public static List<Fill> trades(long seed, int trades) {
        var random = new SplittableRandom(seed);
        var positions = new HashMap<String, BigDecimal>();
        var fills = new ArrayList<Fill>();
        long ms = 0;
        for (int i = 0; i < trades; i++) {
            ms += random.nextInt(3) == 0 ? random.nextInt(2000) : 0;
            var coin = COINS.get(random.nextInt(COINS.size()));
            int buyer = random.nextInt(12);
            int seller = (buyer + 1 + random.nextInt(11)) % 12;
            var price = BigDecimal.valueOf(1_000_000 + random.nextInt(20_000), random.nextInt(5));
            var quantity = BigDecimal.valueOf(1 + random.nextInt(500), random.nextInt(4));
            boolean buyerTook = random.nextBoolean();
            fills.add(side(coin, ms, i, 2L * i, buyer, Side.BUY, price, quantity, buyerTook, positions));
            fills.add(side(coin, ms, i, 2L * i + 1, seller, Side.SELL, price, quantity, !buyerTook, positions));
        }
        return fills;
    }

    private static Fill side(String coin, long ms, int trade, long place, int account, Side side, BigDecimal price,
            BigDecimal quantity, boolean took, Map<String, BigDecimal> positions) {
        var name = String.format(Locale.ROOT, "0x%040d", account);
        boolean inBase = coin.startsWith("@") && side == Side.BUY;
        var fee = Decimals.strip(inBase ? quantity.scaleByPowerOfTen(-3) : price.multiply(quantity).movePointLeft(4));
        var before = positions.getOrDefault(name + coin, BigDecimal.ZERO);
        var after = before.add(quantity.multiply(BigDecimal.valueOf(side.sign())));
        positions.put(name + coin, Decimals.strip(inBase ? after.subtract(fee) : after));
        return new Fill(name, coin, T0_NS + ms * MS, 1000 + ms, place, side, Decimals.strip(price),
                Decimals.strip(quantity), took ? Liquidity.TAKER : Liquidity.MAKER,
                trade % 17 == 0 ? Cause.TWAP : Cause.NORMAL, fee, inBase ? "HYPE" : "USDC",
                Long.toString(900_000_000_000_000_000L + 7_919L * (trade % 97) * 1_000_003L + trade), 0,
                Long.toString(10_000L + trade / 3), before, took ? new BigDecimal("-1.25") : null);
    }

    public static FillLog log(List<Fill> fills, String source) {
        var log = new FillLog();
        addTo(log, fills, source);
        return log;
    }

    static void addTo(FillLog log, List<Fill> fills, String source) {
        for (int i = 0; i < fills.size(); i++) {
            log.add(fills.get(i), source, i + 1L);
        }
    }

    public static Ordered order(FillLog log) {
        return FillOrder.of(log, log.instrumentNames().stream().map(SampleFills::described).toList());
    }

    public static Fills fills(List<Fill> fills) {
        return order(log(fills, "a")).fills();
    }

    static Instrument described(String coin) {
        return coin.startsWith("@")
                ? Instrument.of(coin, InstrumentKind.SPOT, "HYPE", "HYPE", "USDC")
                : Instrument.of(coin, InstrumentKind.PERPETUAL, coin, "", "USDC");
    }

    /// Everything fills say, a line each, in their order.
    public static String dump(Fills fills) {
        var out = new StringBuilder();
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                int number = fills.instrument(row);
                out.append(String.join(" ", fills.accounts().get(account), fills.instruments().get(number).toString(),
                        Long.toString(fills.timeNs(row)), Long.toString(fills.block(row)),
                        Long.toString(fills.place(row)), fills.side(row).name(), fills.liquidity(row).name(),
                        fills.cause(row).name(), fills.price(row) + "e-" + fills.priceScale(number),
                        fills.quantity(row) + "e-" + fills.quantityScale(number), fills.tradeIds().get(row),
                        fills.orderIds().get(row), String.valueOf(fills.fees().get(row)), fills.feeCurrency(row),
                        String.valueOf(fills.positionBefore(row)), String.valueOf(fills.realisedPnls().get(row))))
                        .append('\n');
            }
        }
        return out.toString();
    }

    /// A copy in another order.
    public static <T> List<T> shuffled(List<T> items, SplittableRandom random) {
        var copy = new ArrayList<>(items);
        for (int i = copy.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            var held = copy.get(i);
            copy.set(i, copy.get(j));
            copy.set(j, held);
        }
        return copy;
    }
}

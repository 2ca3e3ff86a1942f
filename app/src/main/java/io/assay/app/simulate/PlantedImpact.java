package io.assay.app.simulate;

import io.assay.core.event.Cause;
import io.assay.core.event.Fill;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Quote;
import io.assay.core.event.Side;
import io.assay.core.market.Market;
import io.assay.core.market.MarketLog;
import io.assay.core.market.MarketSpec;
import io.assay.core.market.TradedVolume;
import io.assay.core.market.UsdRates;
import io.assay.core.policy.impact.Propagator;
import io.assay.core.profile.Tape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A made-up market that moves by a known law: metaorders of accounts in segments push the price by c_s σ (Q/V)^δ, along a
/// propagator of decay β, over a price that diffuses. It leaves fills of both sides and quotes, like any venue.
///
/// A maker stands on the other side of everything, and one more account trades back and forth once a minute, without
/// impact, so that metaorders are a small part of a day's volume.
public final class PlantedImpact {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final long START_NS = 1_772_409_600L * SECOND_NS;
    private static final String NAME = "BTC";
    private static final double PRICE = 60_000;
    private static final double NOISE_QUANTITY = 2;
    /// Impact older than so many durations is forgotten: 2 % of it is left at β = 0.5.
    private static final double FORGOTTEN = 600;

    private final Setting setting;

    /// @param prefactor c by segment; accounts go round
    /// @param exponent δ
    /// @param decay β
    /// @param volatility σ of a day, a fraction
    /// @param accounts that trade metaorders
    /// @param orders of all accounts
    /// @param days they are spread over
    public record Setting(List<Double> prefactor, double exponent, double decay, double volatility, int accounts,
            int orders, int days) {
        /// Three segments of twenty accounts, 1,500 metaorders in twenty days, three per cent a day.
        public static final Setting DEFAULT = new Setting(List.of(0.7, 1.0, 1.3), 0.5, 0.5, 0.03, 60, 1500, 20);

        public Setting {
            prefactor = List.copyOf(prefactor);
        }
    }

    /// What a world leaves behind.
    public record World(Tape tape, List<TradedVolume> volumes, int[] segmentOf) {
        public World {
            volumes = List.copyOf(volumes);
        }
    }

    private record Parent(int account, int sign, double quantity, long fromNs, long lengthNs, int children) {
        long toNs() {
            return fromNs + lengthNs;
        }

        long childNs(int child) {
            return fromNs + lengthNs * child / (children - 1);
        }
    }

    private record Child(int account, int sign, double quantity, long atNs) {}

    public PlantedImpact(Setting setting) {
        this.setting = setting;
    }

    public World make(SplittableRandom random) {
        var parents = parents(random);
        var children = children(parents);
        double[] volume = volumes(children);
        var log = new FillLog();
        var market = new MarketLog();
        trade(parents, children, volume, log, market, random);
        var instrument = Instrument.of(NAME, InstrumentKind.PERPETUAL, NAME, "", "USDC");
        var fills = FillOrder.of(log, List.of(instrument)).fills();
        var made = Market.of(fills, market, Map.of(NAME, instrument), MarketSpec.DEFAULT);
        var tape = new Tape(fills, made, new UsdRates(fills, made, MarketSpec.DEFAULT.usd()));
        var segmentOf = new int[fills.accounts().size()];
        for (int account = 0; account < segmentOf.length; account++) {
            String name = fills.accounts().get(account);
            segmentOf[account] = name.startsWith("a")
                    ? Integer.parseInt(name.substring(1)) % setting.prefactor().size() : -1;
        }
        return new World(tape, List.of(TradedVolume.of(fills, made, market, 0)), segmentOf);
    }

    /// Metaorders of one account keep apart, so that each is found as what it is.
    private List<Parent> parents(SplittableRandom random) {
        var out = new ArrayList<Parent>();
        var byAccount = new TreeMap<Integer, List<Parent>>();
        while (out.size() < setting.orders()) {
            int account = random.nextInt(setting.accounts());
            long length = (long) (StrictMath.exp(6.8 + 0.6 * random.nextGaussian()) * SECOND_NS);
            int children = (int) Math.min(60, 4 + random.nextInt(8) + length / (200 * SECOND_NS));
            double quantity = StrictMath.exp(2.2 + 1.2 * random.nextGaussian());
            long from = START_NS + (long) (random.nextDouble() * (setting.days() * DAY_NS - 4.0 * length));
            var parent = new Parent(account, random.nextBoolean() ? 1 : -1, quantity, from, length, children);
            var others = byAccount.computeIfAbsent(account, key -> new ArrayList<>());
            if (length / (children - 1) < 280 * SECOND_NS
                    && others.stream().allMatch(other -> from > other.toNs() + 600 * SECOND_NS
                            || parent.toNs() + 600 * SECOND_NS < other.fromNs())) {
                others.add(parent);
                out.add(parent);
            }
        }
        return out;
    }

    private List<Child> children(List<Parent> parents) {
        var out = new ArrayList<Child>();
        for (var parent : parents) {
            for (int child = 0; child < parent.children(); child++) {
                out.add(new Child(parent.account(), parent.sign(), parent.quantity() / parent.children(),
                        parent.childNs(child)));
            }
        }
        long minutes = setting.days() * 1440L;
        for (int minute = 0; minute < minutes; minute++) {
            out.add(new Child(-1, minute % 2 == 0 ? 1 : -1, NOISE_QUANTITY,
                    START_NS + (minute * 60L + 30) * SECOND_NS));
        }
        out.sort(Comparator.comparingLong(Child::atNs).thenComparingInt(Child::account));
        return out;
    }

    private double[] volumes(List<Child> children) {
        var out = new double[setting.days() + 1];
        for (var child : children) {
            out[(int) ((child.atNs() - START_NS) / DAY_NS)] += child.quantity();
        }
        return out;
    }

    private void trade(List<Parent> parents, List<Child> children, double[] volume, FillLog log, MarketLog market,
            SplittableRandom random) {
        var active = new ArrayList<Parent>();
        var waiting = new ArrayList<>(parents);
        waiting.sort(Comparator.comparingLong(Parent::fromNs));
        double walk = 0;
        long atNs = START_NS;
        int next = 0;
        int trade = 0;
        long lastNs = children.getLast().atNs() + 2 * 3600 * SECOND_NS;
        for (long gridNs = START_NS; gridNs <= lastNs; gridNs += 60 * SECOND_NS) {
            while (true) {
                boolean isTrade = trade < children.size() && children.get(trade).atNs() < gridNs;
                long nowNs = isTrade ? children.get(trade).atNs() : gridNs;
                walk += setting.volatility() * StrictMath.sqrt((nowNs - atNs) / (double) DAY_NS)
                        * random.nextGaussian();
                atNs = nowNs;
                while (next < waiting.size() && waiting.get(next).fromNs() <= nowNs) {
                    active.add(waiting.get(next++));
                }
                active.removeIf(parent -> nowNs - parent.fromNs() > FORGOTTEN * parent.lengthNs());
                double mid = PRICE * StrictMath.exp(walk) * (1 + pushed(active, volume, nowNs));
                quote(market, nowNs, mid);
                if (!isTrade) {
                    break;
                }
                fill(log, children.get(trade), trade, mid);
                trade++;
            }
        }
    }

    /// Move of the price that metaorders have made and not yet lost, a fraction.
    private double pushed(List<Parent> active, double[] volume, long nowNs) {
        double sum = 0;
        for (var parent : active) {
            double size = parent.quantity() / volume[(int) ((parent.fromNs() - START_NS) / DAY_NS)];
            double full = setting.prefactor().get(parent.account() % setting.prefactor().size()) * setting.volatility()
                    * StrictMath.pow(size, setting.exponent());
            double z = (nowNs - parent.fromNs()) / (double) parent.lengthNs();
            sum += parent.sign() * full
                    * (z < 1 ? StrictMath.pow(z, 1 - setting.decay()) : Propagator.remaining(z, setting.decay()));
        }
        return sum;
    }

    private static void quote(MarketLog market, long atNs, double mid) {
        var size = BigDecimal.TEN;
        market.add(new Quote(NAME, "", atNs, atNs, price(mid - 0.5), size, price(mid + 0.5), size), "planted");
    }

    private static void fill(FillLog log, Child child, int trade, double mid) {
        String taker = child.account() < 0 ? "noise" : String.format(Locale.ROOT, "a%04d", child.account());
        var side = child.sign() > 0 ? Side.BUY : Side.SELL;
        var other = child.sign() > 0 ? Side.SELL : Side.BUY;
        var price = price(mid + child.sign() * 0.5);
        var quantity = BigDecimal.valueOf(child.quantity()).setScale(6, RoundingMode.HALF_UP)
                .max(new BigDecimal("0.000001"));
        log.add(one(taker, child.atNs(), trade, side, price, quantity, Liquidity.TAKER), "planted", 2L * trade);
        log.add(one("maker", child.atNs(), trade, other, price, quantity, Liquidity.MAKER), "planted", 2L * trade + 1);
    }

    private static Fill one(String account, long atNs, int trade, Side side, BigDecimal price, BigDecimal quantity,
            Liquidity liquidity) {
        return new Fill(account, NAME, atNs, trade, 0, side, price, quantity, liquidity, Cause.NORMAL, null, "",
                Integer.toString(trade), 0, "", null, null);
    }

    private static BigDecimal price(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
    }
}

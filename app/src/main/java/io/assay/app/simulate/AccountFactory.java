package io.assay.app.simulate;

import io.assay.app.simulate.Account.Traits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Draws the accounts of a world: how many of each kind, their addresses and parameters, what they trade.
///
/// Addresses come from dice of their own and are dealt out in random order, so that nothing about an account
/// can be read from its name or its place.
final class AccountFactory {
    private static final int[] TAKER_FEES = {4_500, 4_000, 3_500, 3_000, 2_800, 2_600, 2_400};
    private static final int[] MAKER_FEES = {1_500, 1_200, 800, 400, 0, 0, 0};
    private static final int[] SPOT_TAKER_FEES = {7_000, 6_000, 5_000, 4_000, 3_500, 3_000, 2_500};
    private static final int[] SPOT_MAKER_FEES = {4_000, 3_000, 2_000, 1_000, 0, 0, 0};
    private static final int[] REBATES = {0, -100, -200, -300};

    private static final int MIXED_FREEDOM = 5;

    private final SimulationConfig config;
    private final List<Instrument> instruments;
    private final AliasTable popularity;
    private final Dice dice;
    private final Dice addressDice;

    AccountFactory(SimulationConfig config, List<Instrument> instruments, Dice dice, Dice addressDice) {
        this.config = config;
        this.instruments = instruments;
        this.popularity = AliasTable.of(instruments.stream().mapToDouble(i -> World.popularity(i.listing)).toArray());
        this.dice = dice;
        this.addressDice = addressDice;
    }

    List<Account> create() {
        var kinds = kinds();
        var out = new ArrayList<Account>();
        var addresses = new HashSet<String>();
        for (Kind kind : kinds) {
            String address = address();
            while (!addresses.add(address)) {
                address = address();
            }
            out.add(account(address, kind));
        }
        return List.copyOf(out);
    }

    private String address() {
        return String.format(Locale.ROOT, "0x%016x%016x%08x", addressDice.bits(), addressDice.bits(),
                addressDice.bits() >>> 32);
    }

    /// The kind of every account, in random order: shares vary by seed, rounded by largest remainder.
    private List<Kind> kinds() {
        if (config.world() == SimulationConfig.World.STRUCTURELESS) {
            return Collections.nCopies(config.accounts(), Kind.MIXED);
        }
        List<Kind> present = Arrays.stream(Kind.values()).filter(Kind::isPlanted)
                .filter(kind -> kind == Kind.MARKET_MAKER || config.kinds().contains(kind)).toList();
        double[] shares = present.stream().mapToDouble(kind -> kind.share() * dice.logNormal(1, 0.15)).toArray();
        int[] counts = apportion(shares, config.accounts());
        var out = new ArrayList<Kind>();
        for (int i = 0; i < counts.length; i++) {
            out.addAll(Collections.nCopies(counts[i], present.get(i)));
        }
        for (int i = out.size() - 1; i > 0; i--) {
            Collections.swap(out, i, dice.below(i + 1));
        }
        return out;
    }

    /// Whole numbers that add up to `total`, as near to the shares as can be, none of them 0 when that is possible.
    static int[] apportion(double[] shares, int total) {
        double sum = Arrays.stream(shares).sum();
        var counts = new int[shares.length];
        for (int i = 0; i < shares.length; i++) {
            counts[i] = Math.max(1, (int) (shares[i] / sum * total));
        }
        for (int left = total - Arrays.stream(counts).sum(); left != 0; left -= Integer.signum(left)) {
            int worst = 0;
            for (int i = 1; i < shares.length; i++) {
                double lack = (shares[i] / sum * total - counts[i]) - (shares[worst] / sum * total - counts[worst]);
                worst = lack * Integer.signum(left) > 0 ? i : worst;
            }
            counts[worst] += Integer.signum(left);
        }
        return counts;
    }

    private Account account(String address, Kind kind) {
        return switch (kind) {
            case INFORMED_TAKER -> simple(address, kind, dice.logitNormal(0.9, 0.4), new InformedTaker(),
                    choose(1 + dice.below(4), AccountFactory::isPerp));
            case LATENCY_TAKER -> simple(address, kind, dice.logitNormal(0.97, 0.3), new LatencyTaker(),
                    choose(2 + dice.below(4), AccountFactory::isPerp));
            case MARKET_MAKER -> simple(address, kind, 0.5, new MarketMaker(), choose(makerBreadth(), any -> true));
            case BASIS_HEDGER -> hedger(address);
            case DIRECTIONAL_RETAIL -> simple(address, kind, 0.5,
                    new Retail(dice.logitNormal(0.5, 0.4), dice.logitNormal(0.55, 0.3)),
                    choose(1 + dice.below(3), any -> true));
            case DIRECTIONAL_INSTITUTION -> simple(address, kind, 0.56, new Institution(dice.chance(0.35)),
                    choose(1 + dice.below(3), AccountFactory::isPerp));
            case DORMANT -> simple(address, kind, 0.5, new Dormant(dice.logitNormal(0.88, 0.4)),
                    choose(1 + dice.below(2), any -> true));
            case MIXED -> mixed(address);
        };
    }

    private Account simple(String address, Kind kind, double skill, Behaviour behaviour, List<Instrument> traded) {
        double activity = kind.drawActivity(dice);
        double orderUsd = kind.drawOrderUsd(dice);
        var account = new Account(address, kind,
                traits(kind, activity, orderUsd, kind.drawRestShare(dice), skill), behaviour);
        traded.forEach(instrument -> account.holdings.add(new Holding(account, instrument)));
        return account;
    }

    private Account hedger(String address) {
        Kind kind = Kind.BASIS_HEDGER;
        double orderUsd = kind.drawOrderUsd(dice);
        var behaviour = new BasisHedger(orderUsd * dice.logNormal(25, 0.4), dice.logNormal(0.98, 0.03));
        var account = new Account(address, kind,
                traits(kind, kind.drawActivity(dice), orderUsd, kind.drawRestShare(dice), 0.5), behaviour);
        for (Instrument spot : choose(1 + dice.below(2), instrument -> instrument.listing.isSpot())) {
            Instrument perp = instruments.stream().filter(i -> !i.listing.isSpot()
                    && i.listing.underlying().equals(spot.listing.underlying())).findFirst().orElseThrow();
            behaviour.add(new Holding(account, spot), new Holding(account, perp));
        }
        behaviour.pairs().forEach(pair -> account.holdings.addAll(List.of(pair.spot(), pair.perp())));
        return account;
    }

    /// Heavy-tailed and correlated: four normals stretched together, which makes a Student-t vector with five
    /// degrees of freedom, in logs and logits; cut at 3.5 so that nobody is larger than the market.
    private Account mixed(String address) {
        double chi = 0;
        for (int i = 0; i < MIXED_FREEDOM; i++) {
            double z = dice.gaussian();
            chi += z * z;
        }
        double stretch = Math.sqrt(MIXED_FREEDOM / chi);
        double a = heavy(stretch);
        double b = heavy(stretch);
        double c = heavy(stretch);
        double d = heavy(stretch);
        double activity = StrictMath.exp(0.6 * a);
        double orderUsd = 3_000 * StrictMath.exp(0.6 * (0.5 * a + 0.87 * b));
        double restShare = 1 / (1 + StrictMath.exp(-0.5 * (0.3 * a + 0.3 * b + 0.9 * c)));
        double closeShare = 1 / (1 + StrictMath.exp(-0.5 * (0.3 * c + 0.95 * d)));
        double skill = 0.5 + 0.03 * heavy(1);
        var account = new Account(address, Kind.MIXED, traits(Kind.MIXED, activity, orderUsd, restShare, skill),
                new Mixed(closeShare));
        instruments.stream().filter(instrument -> isFirstPair(instrument.listing))
                .forEach(instrument -> account.holdings.add(new Holding(account, instrument)));
        choose(3, instrument -> isPerp(instrument) && !isFirstPair(instrument.listing))
                .forEach(instrument -> account.holdings.add(new Holding(account, instrument)));
        return account;
    }

    private double heavy(double stretch) {
        return Math.clamp(stretch * dice.gaussian(), -3.5, 3.5);
    }

    /// The most traded perpetual and the spot pair of its underlying.
    private boolean isFirstPair(Listing listing) {
        return listing.underlying().equals(instruments.getFirst().listing.underlying());
    }

    private Traits traits(Kind kind, double activity, double orderUsd, double restShare, double skill) {
        double volume = StrictMath.log10(activity * orderUsd) - 2.4 + 0.4 * dice.gaussian();
        int tier = Math.clamp((int) volume, 0, TAKER_FEES.length - 1);
        int rebate = kind == Kind.MARKET_MAKER ? REBATES[dice.below(REBATES.length)] : 0;
        boolean isBot = !kind.isHuman() && dice.chance(0.7);
        return new Traits(activity, orderUsd, restShare, skill, TAKER_FEES[tier],
                rebate < 0 ? rebate : MAKER_FEES[tier],
                SPOT_TAKER_FEES[tier], rebate < 0 ? rebate : SPOT_MAKER_FEES[tier], isBot,
                kind.isHuman() ? dice.below(24) : -1);
    }

    private int makerBreadth() {
        return Math.clamp((int) dice.logNormal(0.4 * instruments.size(), 0.5), 2, instruments.size());
    }

    /// Up to `count` distinct instruments that are allowed, by popularity, in the venue's order.
    private List<Instrument> choose(int count, Predicate<Instrument> isAllowed) {
        int possible = (int) instruments.stream().filter(isAllowed).count();
        var chosen = new HashSet<Instrument>();
        while (chosen.size() < Math.min(count, possible)) {
            Instrument instrument = instruments.get(popularity.pick(dice));
            if (isAllowed.test(instrument)) {
                chosen.add(instrument);
            }
        }
        return chosen.stream().sorted(Comparator.comparingInt(instrument -> instrument.index)).toList();
    }

    private static boolean isPerp(Instrument instrument) {
        return !instrument.listing.isSpot();
    }
}

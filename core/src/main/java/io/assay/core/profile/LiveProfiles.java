package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Side;
import io.assay.core.market.ReferenceSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Profiles of accounts as events happen: counts, notional and house markouts at every horizon, of linear contracts in USD judged by
/// quotes. The sums are those of the fold over whole accounts ([FlowCounts], [MarkoutSums]), fed one fill and horizon at a time,
/// so that at any moment the columns are, bit for bit, those of a run over all that happened until then.
///
/// Events come in order of time. A horizon of a fill is known when a quote of its instrument comes after it, and counted when
/// those of all earlier fills of the account are: an event costs what it makes known.
public final class LiveProfiles {
    private static final Horizon[] HORIZONS = Horizon.values();
    /// What is known, in the order of the catalogue.
    public static final List<String> COLUMNS = Collections.unmodifiableList(Column.names().stream()
            .filter(columns()::contains).toList());
    private static final Wanted WANTED = Wanted.of(COLUMNS);

    private static final long LIMIT = 1L << 62;
    private static final int DIGITS = 18;

    private final List<Listed> instruments;
    private final long staleNs;
    private final int scale;
    private final Top[] tops;
    private final PendingFills pending = new PendingFills();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final LiveFill fill = new LiveFill();
    private final long[] block = new long[MarkoutSums.BLOCK_NS.length];
    private long nowNs = Long.MIN_VALUE;

    /// A linear contract in USD.
    ///
    /// @param priceScale digits after the point of prices of its fills
    /// @param quantityScale of their quantities
    /// @param quoteScale of the mids that judge them, no less than of prices
    public record Listed(InstrumentKind kind, int priceScale, int quantityScale, int quoteScale) {
        public Listed {
            if (quoteScale < priceScale || priceScale < 0 || quantityScale < 0 || kind == InstrumentKind.OPTION) {
                throw new IllegalArgumentException("no linear contract judged by quotes: " + kind + " with scales of "
                        + priceScale + ", " + quantityScale + " and quotes of " + quoteScale);
            }
        }
    }

    /// The last quote of an instrument, and the last that is earlier than it.
    private static final class Top {
        private final FillQueue waiting = new FillQueue();
        private long timeNs = Long.MIN_VALUE;
        private long price = ReferenceSeries.NO_PRICE;
        private long earlierNs = Long.MIN_VALUE;
        private long earlierPrice = ReferenceSeries.NO_PRICE;
    }

    private static final class Account {
        private final String name;
        private final FlowCounts flow = new FlowCounts();
        private final MarkoutSums markouts;
        private final FillQueue uncounted = new FillQueue();

        Account(String name, int scale) {
            this.name = name;
            markouts = new MarkoutSums(scale, MarkoutFold.EVERY);
        }
    }

    /// The fill at hand.
    private static final class LiveFill implements Priced {
        private final LiveTerms terms = new LiveTerms();
        private long price;
        private long size;

        @Override
        public long lifted() {
            return size * terms.lift;
        }

        @Override
        public double quantity() {
            return size;
        }

        @Override
        public double unit() {
            return terms.unit;
        }

        @Override
        public long widePrice() {
            return price * terms.widening;
        }

        @Override
        public double notional() {
            return (double) price * size * terms.tickUnit;
        }

        @Override
        public void addNotional(ExactSum sum) {
            sum.addProduct(price, size, terms.digits);
        }
    }

    private static final class LiveTerms {
        private long lift;
        private long widening;
        private double unit;
        private double tickUnit;
        private int digits;

        void of(Listed listed, int scale) {
            digits = listed.priceScale() + listed.quantityScale();
            lift = Terms.power(scale - listed.quoteScale() - listed.quantityScale());
            widening = Terms.power(listed.quoteScale() - listed.priceScale());
            unit = Valuation.tenth(listed.quoteScale() + listed.quantityScale());
            tickUnit = Valuation.tenth(digits);
        }
    }

    /// @param instruments by number
    /// @param staleNs age beyond which a quote no longer counts
    public LiveProfiles(List<Listed> instruments, long staleNs) {
        this.instruments = List.copyOf(instruments);
        this.staleNs = staleNs;
        scale = instruments.stream().mapToInt(one -> one.quoteScale() + one.quantityScale()).max().orElse(0);
        if (instruments.stream().anyMatch(one -> scale - one.quoteScale() - one.quantityScale() > DIGITS)) {
            throw new IllegalArgumentException("scales too far apart: " + instruments);
        }
        tops = Stream.generate(Top::new).limit(instruments.size()).toArray(Top[]::new);
    }

    /// Number of an account, by which its fills are told.
    public int account(String name) {
        return numbers.computeIfAbsent(name, key -> {
            accounts.add(new Account(key, scale));
            return accounts.size() - 1;
        });
    }

    /// A change of the best bid or ask.
    ///
    /// @param mid x 10^quoteScale of the instrument, [ReferenceSeries#NO_PRICE] while a side of the book is empty
    public void quote(int instrument, long timeNs, long mid) {
        pass(timeNs);
        var top = tops[instrument];
        for (int horizon = 1; horizon < HORIZONS.length; horizon++) {
            learn(top, horizon, timeNs);
        }
        if (top.timeNs < timeNs) {
            top.earlierNs = top.timeNs;
            top.earlierPrice = top.price;
        }
        top.timeNs = timeNs;
        top.price = mid;
    }

    /// A voluntary fill.
    ///
    /// @param price x 10^priceScale of the instrument
    /// @param quantity x 10^quantityScale, positive
    public void fill(int account, int instrument, long timeNs, Side side, long price, long quantity) {
        pass(timeNs);
        fill.terms.of(instruments.get(instrument), scale);
        if (price <= 0 || price >= LIMIT / fill.terms.widening || quantity <= 0
                || quantity >= LIMIT / fill.terms.lift) {
            throw new IllegalArgumentException("fill of " + quantity + " at " + price + " in instrument " + instrument);
        }
        var whose = accounts.get(account);
        var top = tops[instrument];
        int number = pending.take();
        pending.account[number] = account;
        pending.instrument[number] = instrument;
        pending.timeNs[number] = timeNs;
        pending.price[number] = price;
        pending.quantity[number] = side.sign() * quantity;
        top.waiting.add(number, pending.nextOfInstrument);
        whose.uncounted.add(number, pending.nextOfAccount);
        turnTo(number);
        whose.flow.add(instrument, timeNs);
        whose.flow.add(fill);
        boolean isEarlier = top.timeNs < timeNs;
        know(number, 0, isEarlier ? top.timeNs : top.earlierNs, isEarlier ? top.price : top.earlierPrice, timeNs);
        top.waiting.pass(0, pending.nextOfInstrument);
        count(account, 0);
    }

    /// Fills that still wait for a horizon.
    public int waiting() {
        return pending.waiting();
    }

    /// No quote of an instrument comes any more: what has no horizon yet gets none.
    public void end(int instrument) {
        var top = tops[instrument];
        for (int horizon = 1; horizon < HORIZONS.length; horizon++) {
            learn(top, horizon, top.timeNs == Long.MIN_VALUE ? top.timeNs : top.timeNs + 1);
            for (int number = top.waiting.head(horizon); number != PendingFills.NONE; number =
                    top.waiting.head(horizon)) {
                pending.know(number, horizon, ReferenceSeries.NO_PRICE);
                top.waiting.pass(horizon, pending.nextOfInstrument);
                count(pending.account[number], horizon);
            }
        }
    }

    /// The columns of all accounts as they stand, by name: standard errors too few blocks give are pooled over all of them.
    public FeatureMatrix profiles() {
        var sorted = accounts.stream().sorted((a, b) -> a.name.compareTo(b.name)).toList();
        var parts = new ArrayList<Profiles.Part>();
        var row = new double[Column.ALL.size()];
        for (var one : sorted) {
            Arrays.fill(row, Double.NaN);
            one.flow.write(row);
            var summaries = new MarkoutSummary[MarkoutFold.slots()];
            Arrays.fill(summaries, MarkoutSummary.NONE);
            System.arraycopy(MarkoutFold.summaries(settled(one)), 0, summaries, 0, HORIZONS.length);
            parts.add(new Profiles.Part(one.name, WANTED, new AccountFold.Folded(true, WANTED.of(row), summaries)));
        }
        return Profiles.of(parts);
    }

    /// The sums with all that is known, also of fills that wait for others: as if nothing came any more.
    private MarkoutSums settled(Account one) {
        if (one.uncounted.head(HORIZONS.length - 1) == PendingFills.NONE) {
            return one.markouts;
        }
        var sums = one.markouts.copy();
        for (int horizon = 1; horizon < HORIZONS.length; horizon++) {
            for (int number = one.uncounted.head(horizon); number != PendingFills.NONE; number =
                    pending.nextOfAccount[number]) {
                var top = tops[pending.instrument[number]];
                long atNs = pending.timeNs[number] + HORIZONS[horizon].ns();
                long move = pending.isKnown(number, horizon) ? pending.move(number, horizon)
                        : atNs == top.timeNs ? move(number, top.timeNs, top.price, atNs) : ReferenceSeries.NO_PRICE;
                add(sums, number, horizon, move);
            }
        }
        return sums;
    }

    private void pass(long timeNs) {
        if (timeNs < nowNs) {
            throw new IllegalArgumentException("an event at " + timeNs + " after one at " + nowNs);
        }
        nowNs = timeNs;
    }

    /// Every horizon that was over before a moment is known by the quote that stood then.
    private void learn(Top top, int horizon, long beforeNs) {
        long horizonNs = HORIZONS[horizon].ns();
        int number = top.waiting.head(horizon);
        while (number != PendingFills.NONE && pending.timeNs[number] + horizonNs < beforeNs) {
            know(number, horizon, top.timeNs, top.price, pending.timeNs[number] + horizonNs);
            top.waiting.pass(horizon, pending.nextOfInstrument);
            count(pending.account[number], horizon);
            number = top.waiting.head(horizon);
        }
    }

    private void know(int number, int horizon, long quotedNs, long price, long atNs) {
        pending.know(number, horizon, move(number, quotedNs, price, atNs));
    }

    /// From the price of a fill to a quote that stands at a moment; [ReferenceSeries#NO_PRICE] when it does not.
    private long move(int number, long quotedNs, long price, long atNs) {
        boolean stands = price != ReferenceSeries.NO_PRICE && atNs - quotedNs <= staleNs;
        var listed = instruments.get(pending.instrument[number]);
        long own = pending.price[number] * Terms.power(listed.quoteScale() - listed.priceScale());
        return stands ? price - own : ReferenceSeries.NO_PRICE;
    }

    /// Counts a horizon of the account's fills as far as it is known of all before.
    private void count(int account, int horizon) {
        var whose = accounts.get(account);
        int number = whose.uncounted.head(horizon);
        while (number != PendingFills.NONE && pending.isKnown(number, horizon)) {
            add(whose.markouts, number, horizon, pending.move(number, horizon));
            whose.uncounted.pass(horizon, pending.nextOfAccount);
            pending.count(number, horizon);
            number = whose.uncounted.head(horizon);
        }
    }

    private void add(MarkoutSums sums, int number, int horizon, long move) {
        if (move != ReferenceSeries.NO_PRICE) {
            turnTo(number);
            long gain = pending.quantity[number] > 0 ? -move : move;
            sums.apply(horizon, block, instruments.get(pending.instrument[number]).kind(), fill, gain);
        }
    }

    private void turnTo(int number) {
        fill.terms.of(instruments.get(pending.instrument[number]), scale);
        fill.price = pending.price[number];
        fill.size = Math.abs(pending.quantity[number]);
        MarkoutSums.blocks(pending.timeNs[number], block);
    }

    private static List<String> columns() {
        var out = new ArrayList<String>();
        for (var feature : List.of(Feature.FILLS, Feature.INSTRUMENTS, Feature.UNVALUED_FILLS, Feature.ACTIVE_DAYS,
                Feature.FILLS_PER_ACTIVE_DAY, Feature.NOTIONAL_USD, Feature.MEAN_FILL_USD)) {
            out.add(feature.columnName());
        }
        for (var horizon : HORIZONS) {
            for (var statistic : Statistic.values()) {
                out.add(Column.name(Feature.HOUSE_MARKOUT_BP, horizon, Cut.ALL, statistic));
            }
        }
        return out;
    }
}

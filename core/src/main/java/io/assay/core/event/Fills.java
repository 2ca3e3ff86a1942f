package io.assay.core.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Distinct fills in canonical order: by account, time, instrument and position chain.
///
/// They take the rows of their log over, column by column: never are there two of each. Rows of one account are contiguous ([#from], [#to]). Prices and quantities are integers at the
/// scale of their instrument.
public final class Fills {
    /// Two amounts below this have a sum.
    private static final long HALF = 1L << 62;

    private final List<String> accounts;
    private final int[] starts;
    private final List<Instrument> instruments;
    private final List<String> currencies;
    /// Number among the currencies of what each instrument trades, -1 for one no fee was taken in.
    private final int[] baseCurrency;
    private final int[] priceScale;
    private final int[] quantityScale;
    private final LongColumn instrument;
    private final LongColumn currency;
    private final LongColumn place;
    private final LongColumn timeNs;
    private final LongColumn receivedNs;
    private final LongColumn block;
    private final LongColumn price;
    private final LongColumn quantity;
    private final byte[] flags;
    private final IdColumn tradeIds;
    private final IdColumn orderIds;
    private final DecimalColumn fees;
    private final DecimalColumn positionsBefore;
    private final DecimalColumn realisedPnls;

    /// The rows that stand, in canonical order.
    ///
    /// @param accounts all there may be, ascending
    /// @param starts by account the place of its first row and, behind the last, the number of rows
    record Places(int[] order, List<String> accounts, int[] starts) {}

    private Fills(FillLog log, List<Instrument> described, Places places, Scales scales, Hands hands) {
        int[] instrumentRank = log.instruments.ranks();
        instruments = new ArrayList<>(described);
        priceScale = new int[described.size()];
        quantityScale = new int[described.size()];
        var contractScale = new int[described.size()];
        var multiplier = new long[described.size()];
        for (int number = 0; number < described.size(); number++) {
            int rank = instrumentRank[number];
            var contract = described.get(number).contract().multiplier();
            instruments.set(rank, described.get(number));
            priceScale[rank] = scales.price[number];
            contractScale[rank] = scales.quantity[number];
            quantityScale[rank] = scales.quantity[number] + contract.scale();
            multiplier[rank] = contract.unscaledValue().longValueExact();
        }
        currencies = new ArrayList<>();
        var currencyOf = new HashMap<String, Integer>();
        for (int i = 0; i < log.currencies.size(); i++) {
            currencies.add(log.currencies.name(i));
            currencyOf.putIfAbsent(currencies.get(i), i);
        }
        baseCurrency = instruments.stream()
                .mapToInt(one -> one.base().isEmpty() ? -1 : currencyOf.getOrDefault(one.base(), -1)).toArray();
        accounts = new ArrayList<>(places.accounts().size());
        starts = starts(places);
        log.forgetOrigins();
        var order = new RowOrder(places.order(), log.size(), hands);
        instrument = ranked(order, log.instrument, instrumentRank);
        log.instrument.clear();
        var ones = new long[described.size()];
        Arrays.fill(ones, 1);
        price = log.prices.in(order, instrument, priceScale, ones);
        log.prices.clear();
        quantity = log.quantities.in(order, instrument, contractScale, multiplier);
        log.quantities.clear();
        positionsBefore = positions(taken(log.positionsBefore, order), order.size());
        currency = taken(log.currency, order);
        place = taken(log.place, order);
        timeNs = taken(log.timeNs, order);
        receivedNs = order.take(log.receivedNs, timeNs);
        log.receivedNs.clear();
        block = taken(log.block, order);
        flags = flags(order, log.flags);
        log.flags.clear();
        tradeIds = log.tradeIds.in(order);
        log.tradeIds.clear();
        orderIds = log.orderIds.in(order);
        log.orderIds.clear();
        fees = taken(log.fees, order);
        realisedPnls = taken(log.realisedPnls, order);
        log.clear();
    }

    /// Names the accounts that have a row; returns the first row of each, and the number of rows.
    private int[] starts(Places places) {
        var firsts = new int[places.accounts().size() + 1];
        for (int account = 0; account < places.accounts().size(); account++) {
            if (places.starts()[account + 1] > places.starts()[account]) {
                firsts[accounts.size()] = places.starts()[account];
                accounts.add(places.accounts().get(account));
            }
        }
        firsts[accounts.size()] = places.order().length;
        return Arrays.copyOf(firsts, accounts.size() + 1);
    }

    private static LongColumn ranked(RowOrder order, LongColumn instruments, int[] ranks) {
        return order.take(instruments, (from, to, made) -> {
            for (int i = 0; i < to - from; i++) {
                made[i] = ranks[(int) made[i]];
            }
        });
    }

    private static byte[] flags(RowOrder order, LongColumn column) {
        var flags = new byte[order.size()];
        order.each(column, (from, to, made) -> {
            for (int i = from; i < to; i++) {
                flags[i] = (byte) made[i - from];
            }
        });
        return flags;
    }

    /// A column of the log, which has it no more then.
    private static LongColumn taken(LongColumn column, RowOrder order) {
        var taken = order.take(column);
        column.clear();
        return taken;
    }

    private static DecimalColumn taken(DecimalColumn column, RowOrder order) {
        var taken = column.in(order);
        column.clear();
        return taken;
    }

    /// Positions in what contracts stand for.
    private DecimalColumn positions(DecimalColumn contracts, int rows) {
        if (instruments.stream().allMatch(one -> one.contract().multiplier().compareTo(BigDecimal.ONE) == 0)) {
            return contracts;
        }
        var positions = new DecimalColumn();
        for (int row = 0; row < rows; row++) {
            var held = contracts.get(row);
            var multiplier = instruments.get((int) instrument.get(row)).contract().multiplier();
            positions.add(held == null ? null : Decimals.strip(held.multiply(multiplier)));
        }
        return positions;
    }

    static Fills of(FillLog log, List<Instrument> described, Places places, Scales scales, Hands hands) {
        return new Fills(log, described, places, scales, hands);
    }

    public int size() {
        return flags.length;
    }

    /// Accounts with at least one fill, ascending.
    public List<String> accounts() {
        return Collections.unmodifiableList(accounts);
    }

    /// All instruments of the log, ascending by name.
    public List<Instrument> instruments() {
        return Collections.unmodifiableList(instruments);
    }

    /// First row of an account; one past all rows of the account after the last.
    public int from(int account) {
        return starts[account];
    }

    /// One past the last row of an account.
    public int to(int account) {
        return starts[account + 1];
    }

    /// Puts the instruments of rows `from` (included) to `to` (excluded) into an array, from its beginning on.
    public void copyInstruments(long[] into, int from, int to) {
        instrument.copyTo(into, from, to);
    }

    /// The same of times.
    public void copyTimesNs(long[] into, int from, int to) {
        timeNs.copyTo(into, from, to);
    }

    /// The same of prices.
    public void copyPrices(long[] into, int from, int to) {
        price.copyTo(into, from, to);
    }

    public int instrument(int row) {
        return (int) instrument.get(row);
    }

    public long timeNs(int row) {
        return timeNs.get(row);
    }

    /// When the fill reached whoever recorded it, or [Event#UNTIMED].
    public long receivedNs(int row) {
        return receivedNs.get(row);
    }

    /// Whether some row may have a block height: false where chunks tell that none has.
    public boolean mayHaveBlocks() {
        return !block.isConstant() || block.get(0) >= 0;
    }

    /// Block height or -1.
    public long block(int row) {
        return block.get(row);
    }

    /// Index within the block or -1.
    public long place(int row) {
        return place.get(row);
    }

    public Side side(int row) {
        return Flags.side(flags[row]);
    }

    public Liquidity liquidity(int row) {
        return Flags.liquidity(flags[row]);
    }

    public Cause cause(int row) {
        return Flags.cause(flags[row]);
    }

    /// Marks a row as caused by something only another file knew (a liquidation notice).
    public void setCause(int row, Cause cause) {
        flags[row] = Flags.of(side(row), liquidity(row), cause);
    }

    /// Price x 10^[#priceScale] of the row's instrument.
    public long price(int row) {
        return price.get(row);
    }

    /// Quantity x 10^[#quantityScale] of the row's instrument, positive, contracts turned into what they stand for:
    /// base units, or the face in quote currency of an inverse contract.
    public long quantity(int row) {
        return quantity.get(row);
    }

    public int priceScale(int instrument) {
        return priceScale[instrument];
    }

    public int quantityScale(int instrument) {
        return quantityScale[instrument];
    }

    public BigDecimal signedQuantity(int row) {
        return BigDecimal.valueOf(side(row).sign() * quantity.get(row), quantityScale[instrument(row)]);
    }

    /// The same as the nearest double.
    public double signedAmount(int row) {
        return Decimals.toDouble(side(row).sign() * quantity.get(row), quantityScale[instrument(row)]);
    }

    public IdColumn tradeIds() {
        return tradeIds;
    }

    public IdColumn orderIds() {
        return orderIds;
    }

    public DecimalColumn fees() {
        return fees;
    }

    public DecimalColumn realisedPnls() {
        return realisedPnls;
    }

    /// Currency of the row's fee, empty when there is none.
    public String feeCurrency(int row) {
        return currencies.get((int) currency.get(row));
    }

    public @Nullable BigDecimal positionBefore(int row) {
        return positionsBefore.get(row);
    }

    /// The same as the nearest double, NaN when absent.
    public double amountBefore(int row) {
        int scale = positionsBefore.scale(row);
        return scale < 0 ? positionsBefore.toDouble(row)
                : Decimals.toDouble(positionsBefore.unscaledAt(row, scale), scale);
    }

    /// Position after a fill whose source says what it was before, as the nearest double; NaN when it does not.
    public double amountAfter(int row) {
        int scale = positionsBefore.scale(row);
        double quick = scale < 0 || isFeeInBase(row) ? Double.NaN
                : after(positionsBefore.unscaledAt(row, scale), scale, side(row).sign() * quantity.get(row),
                        quantityScale[instrument(row)]);
        if (!Double.isNaN(quick)) {
            return quick;
        }
        var before = positionsBefore.get(row);
        return before == null ? Double.NaN : positionAfter(row, before).doubleValue();
    }

    /// The nearest double to a position and what was traded, where a long at the finer scale, that of the traded, holds them;
    /// else NaN.
    static double after(long before, int scale, long traded, int tradedScale) {
        int finer = tradedScale - scale;
        if (finer >= 0 && finer <= Decimals.FRACTION_MAX) {
            long widened = before * Decimals.power(finer);
            if (Math.multiplyHigh(before, Decimals.power(finer)) == widened >> 63 && Math.abs(widened) < HALF) {
                return Decimals.toDouble(widened + traded, tradedScale);
            }
        }
        return Double.NaN;
    }

    /// Puts what rows `from` (included) to `to` (excluded) say into arrays.
    void unpack(int from, int to, long[] instruments, long[] timesNs, long[] prices, long[] quantities) {
        instrument.copyTo(instruments, from, to);
        timeNs.copyTo(timesNs, from, to);
        price.copyTo(prices, from, to);
        quantity.copyTo(quantities, from, to);
    }

    /// The same of positions before fills, see [DecimalColumn#copyTo], and of the currencies of fees.
    void unpackPositions(int from, int to, long[] positions, long[] scales, long[] feeCurrencies) {
        positionsBefore.copyTo(positions, scales, from, to);
        currency.copyTo(feeCurrencies, from, to);
    }

    /// Number among the currencies of what an instrument trades, -1 for one no fee was taken in.
    int baseCurrency(int instrument) {
        return baseCurrency[instrument];
    }

    /// Position after a fill that started at `before`: a fee in the base token comes out of it.
    public BigDecimal positionAfter(int row, BigDecimal before) {
        var end = before.add(signedQuantity(row));
        var fee = isFeeInBase(row) ? fees.get(row) : null;
        return fee == null ? end : end.subtract(fee);
    }

    /// Whether the fee (or rebate) was taken in the token the instrument trades.
    public boolean isFeeInBase(int row) {
        return currency.get(row) == baseCurrency[instrument(row)];
    }
}

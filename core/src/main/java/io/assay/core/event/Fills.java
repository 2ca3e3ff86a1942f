package io.assay.core.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    private Fills(FillLog log, List<Instrument> described, int[] order, Scales scales) {
        int n = order.length;
        int[] instrumentRank = log.instruments.ranks();
        instruments = new ArrayList<>(described);
        priceScale = new int[described.size()];
        quantityScale = new int[described.size()];
        for (int number = 0; number < described.size(); number++) {
            instruments.set(instrumentRank[number], described.get(number));
            priceScale[instrumentRank[number]] = scales.price[number];
            quantityScale[instrumentRank[number]] =
                    scales.quantity[number] + described.get(number).contract().multiplier().scale();
        }
        currencies = new ArrayList<>();
        for (int i = 0; i < log.currencies.size(); i++) {
            currencies.add(log.currencies.name(i));
        }
        baseCurrency = instruments.stream()
                .mapToInt(one -> one.base().isEmpty() ? -1 : currencies.indexOf(one.base())).toArray();
        accounts = new ArrayList<>();
        starts = starts(log, order);
        price = prices(log, order, scales);
        quantity = quantities(log, described, order, scales);
        positionsBefore = positions(log, described, order);
        instrument = instruments(log, order, instrumentRank);
        currency = taken(log.currency, order);
        place = taken(log.place, order);
        timeNs = taken(log.timeNs, order);
        receivedNs = new LongColumn(timeNs);
        log.receivedNs.permuteInto(receivedNs, order);
        log.receivedNs.clear();
        block = taken(log.block, order);
        flags = new byte[n];
        for (int i = 0; i < n; i++) {
            flags[i] = log.flagsOf(order[i]);
        }
        tradeIds = log.tradeIds.permuted(order);
        log.tradeIds.clear();
        orderIds = log.orderIds.permuted(order);
        log.orderIds.clear();
        fees = taken(log.fees, order);
        realisedPnls = taken(log.realisedPnls, order);
        log.clear();
    }

    /// Names the accounts; returns the first row of each, and the number of rows.
    private int[] starts(FillLog log, int[] order) {
        var firsts = new int[log.accounts.size() + 1];
        for (int i = 0; i < order.length; i++) {
            int account = log.accountOf(order[i]);
            if (i == 0 || log.accountOf(order[i - 1]) != account) {
                firsts[accounts.size()] = i;
                accounts.add(log.accounts.name(account));
            }
        }
        firsts[accounts.size()] = order.length;
        return Arrays.copyOf(firsts, accounts.size() + 1);
    }

    private static LongColumn prices(FillLog log, int[] order, Scales scales) {
        var prices = new LongColumn();
        for (int row : order) {
            prices.add(log.prices.unscaledAt(row, scales.price[log.instrumentOf(row)]));
        }
        log.prices.clear();
        return prices;
    }

    private static LongColumn quantities(FillLog log, List<Instrument> described, int[] order, Scales scales) {
        long[] multipliers = described.stream()
                .mapToLong(one -> one.contract().multiplier().unscaledValue().longValueExact()).toArray();
        var quantities = new LongColumn();
        for (int row : order) {
            int number = log.instrumentOf(row);
            quantities.add(Math.multiplyExact(log.quantities.unscaledAt(row, scales.quantity[number]),
                    multipliers[number]));
        }
        log.quantities.clear();
        return quantities;
    }

    private static LongColumn instruments(FillLog log, int[] order, int[] ranks) {
        var instruments = new LongColumn();
        for (int row : order) {
            instruments.add(ranks[log.instrumentOf(row)]);
        }
        return instruments;
    }

    /// A column of the log, which has it no more then.
    private static LongColumn taken(LongColumn column, int[] order) {
        var taken = column.permuted(order);
        column.clear();
        return taken;
    }

    private static DecimalColumn taken(DecimalColumn column, int[] order) {
        var taken = column.permuted(order);
        column.clear();
        return taken;
    }

    private static BigDecimal multiplier(List<Instrument> described, int number) {
        return described.get(number).contract().multiplier();
    }

    private static DecimalColumn positions(FillLog log, List<Instrument> described, int[] order) {
        if (described.stream().allMatch(one -> one.contract().multiplier().compareTo(BigDecimal.ONE) == 0)) {
            return taken(log.positionsBefore, order);
        }
        var positions = new DecimalColumn();
        for (int row : order) {
            var contracts = log.positionsBefore.get(row);
            positions.add(contracts == null
                    ? null
                    : Decimals.strip(contracts.multiply(multiplier(described, log.instrumentOf(row)))));
        }
        return positions;
    }

    static Fills of(FillLog log, List<Instrument> described, int[] order, Scales scales) {
        return new Fills(log, described, order, scales);
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

package io.assay.core.event;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills of some lines of a source by column, to be appended to a [FillLog]; names are numbers in [FillNames].
public final class FillBlock extends EventBlock {
    /// Number of an order of which nothing is known.
    public static final long NO_ID = IdColumn.NONE;

    final FillNames names;
    List<String> newAccounts = List.of();
    List<String> newInstruments = List.of();
    List<String> newCurrencies = List.of();
    int[] account = new int[FIRST];
    int[] instrument = new int[FIRST];
    int[] currency = new int[FIRST];
    long[] timeNs = new long[FIRST];
    long[] receivedNs = new long[FIRST];
    long[] block = new long[FIRST];
    long[] place = new long[FIRST];
    byte[] flags = new byte[FIRST];
    long[] price = new long[FIRST];
    byte[] priceScale = new byte[FIRST];
    long[] quantity = new long[FIRST];
    byte[] quantityScale = new byte[FIRST];
    long[] fee = new long[FIRST];
    byte[] feeScale = new byte[FIRST];
    long[] positionBefore = new long[FIRST];
    byte[] positionScale = new byte[FIRST];
    long[] realisedPnl = new long[FIRST];
    byte[] pnlScale = new byte[FIRST];
    long[] tradeId = new long[FIRST];
    long[] orderId = new long[FIRST];

    /// @param names of the reader who writes into this, and into others in their order
    public FillBlock(FillNames names) {
        this.names = names;
    }

    /// Begins the row behind the last one begun, with nothing optional in it.
    ///
    /// @param number of the line it is read from, that of the first of this block being 1
    /// @param height of the venue's block, or -1
    /// @param within place in that block, or -1
    public void begin(int number, long height, long within) {
        begin(number);
        block[row] = height;
        place[row] = within;
        receivedNs[row] = Event.UNTIMED;
        orderId[row] = IdColumn.NONE;
        feeScale[row] = ABSENT;
        fee[row] = 0;
        pnlScale[row] = ABSENT;
        realisedPnl[row] = 0;
    }

    public void account(int number) {
        account[row] = number;
    }

    public void instrument(int number) {
        instrument[row] = number;
    }

    /// @param number of the name of the fee's currency; that of the empty name where there is no fee
    public void currency(int number) {
        currency[row] = number;
    }

    public void time(long ns) {
        timeNs[row] = ns;
    }

    /// Height of the venue's block and place in it, -1 where they are not known.
    public void within(long height, long at) {
        block[row] = height;
        place[row] = at;
    }

    public void received(long ns) {
        receivedNs[row] = ns;
    }

    public void what(Side side, Liquidity liquidity, Cause cause) {
        flags[row] = Flags.of(side, liquidity, cause);
    }

    public void price(long number, byte scale) {
        price[row] = number;
        priceScale[row] = scale;
    }

    public void quantity(long number, byte scale) {
        quantity[row] = number;
        quantityScale[row] = scale;
    }

    public void fee(long number, byte scale) {
        fee[row] = number;
        feeScale[row] = scale;
    }

    public boolean hasFee() {
        return feeScale[row] != ABSENT;
    }

    public void positionBefore(long number, byte scale) {
        positionBefore[row] = number;
        positionScale[row] = scale;
    }

    public void realisedPnl(long number, byte scale) {
        realisedPnl[row] = number;
        pnlScale[row] = scale;
    }

    /// @param number of up to 18 digits
    public void tradeId(long number) {
        tradeId[row] = number;
    }

    /// @param number of up to 18 digits
    public void orderId(long number) {
        orderId[row] = number;
    }

    /// Says of a row begun what kind of a fill it is.
    public void what(int at, Side side, Liquidity liquidity, Cause cause) {
        flags[at] = Flags.of(side, liquidity, cause);
    }

    /// Numbers of accounts, a row after the other; likewise the others.
    public int[] accounts() {
        return account;
    }

    public int[] instruments() {
        return instrument;
    }

    /// Numbers of the currencies of fees, that of the empty name where there is no fee.
    public int[] currencies() {
        return currency;
    }

    public long[] times() {
        return timeNs;
    }

    /// [Event#UNTIMED] where it is not known.
    public long[] receivedTimes() {
        return receivedNs;
    }

    /// -1 where it is not known.
    public long[] blocks() {
        return block;
    }

    /// -1 where it is not known.
    public long[] places() {
        return place;
    }

    public long[] prices() {
        return price;
    }

    public byte[] priceScales() {
        return priceScale;
    }

    public long[] quantities() {
        return quantity;
    }

    public byte[] quantityScales() {
        return quantityScale;
    }

    /// 0 where there is none.
    public long[] fees() {
        return fee;
    }

    /// [#ABSENT] where there is none.
    public byte[] feeScales() {
        return feeScale;
    }

    public long[] positionsBefore() {
        return positionBefore;
    }

    public byte[] positionScales() {
        return positionScale;
    }

    public long[] realisedPnls() {
        return realisedPnl;
    }

    public byte[] pnlScales() {
        return pnlScale;
    }

    public long[] tradeIds() {
        return tradeId;
    }

    /// [#NO_ID] where it is not known.
    public long[] orderIds() {
        return orderId;
    }

    /// The block is whole.
    ///
    /// @param accounts names the reader met first in this block, in that order; likewise the others
    public void finish(List<String> accounts, List<String> instruments, List<String> currencies) {
        newAccounts = accounts;
        newInstruments = instruments;
        newCurrencies = currencies;
    }

    @Override
    public void learn() {
        names.accounts.learn(newAccounts);
        names.instruments.learn(newInstruments);
        names.currencies.learn(newCurrencies);
        finish(List.of(), List.of(), List.of());
    }

    public String instrumentName(int at) {
        return names.instruments.name(instrument[at]);
    }

    /// Name of the currency of a row's fee, empty where there is none.
    public String currencyName(int at) {
        return names.currencies.name(currency[at]);
    }

    public String accountName(int at) {
        return names.accounts.name(account[at]);
    }

    /// Whether a row is of the same account as another.
    public boolean isSameAccount(int at, int other) {
        return account[at] == account[other];
    }

    /// What the account of a row did.
    public Side side(int at) {
        return Flags.side(flags[at]);
    }

    /// A row as a value of its own.
    public Fill fill(int at) {
        byte how = flags[at];
        return new Fill(names.accounts.name(account[at]), instrumentName(at), timeNs[at], receivedNs[at], block[at],
                place[at],
                Flags.side(how), BigDecimal.valueOf(price[at], priceScale[at]),
                BigDecimal.valueOf(quantity[at], quantityScale[at]), Flags.liquidity(how), Flags.cause(how),
                decimal(fee[at], feeScale[at]), names.currencies.name(currency[at]), Long.toString(tradeId[at]), 0,
                orderId[at] == IdColumn.NONE ? "" : Long.toString(orderId[at]),
                decimal(positionBefore[at], positionScale[at]), decimal(realisedPnl[at], pnlScale[at]));
    }

    private static @Nullable BigDecimal decimal(long unscaled, byte scale) {
        return scale == ABSENT ? null : BigDecimal.valueOf(unscaled, scale);
    }

    @Override
    void move(int from, int to) {
        account[to] = account[from];
        instrument[to] = instrument[from];
        currency[to] = currency[from];
        timeNs[to] = timeNs[from];
        receivedNs[to] = receivedNs[from];
        block[to] = block[from];
        place[to] = place[from];
        flags[to] = flags[from];
        price[to] = price[from];
        priceScale[to] = priceScale[from];
        quantity[to] = quantity[from];
        quantityScale[to] = quantityScale[from];
        fee[to] = fee[from];
        feeScale[to] = feeScale[from];
        positionBefore[to] = positionBefore[from];
        positionScale[to] = positionScale[from];
        realisedPnl[to] = realisedPnl[from];
        pnlScale[to] = pnlScale[from];
        tradeId[to] = tradeId[from];
        orderId[to] = orderId[from];
    }

    @Override
    void grow(int capacity) {
        account = Arrays.copyOf(account, capacity);
        instrument = Arrays.copyOf(instrument, capacity);
        currency = Arrays.copyOf(currency, capacity);
        timeNs = Arrays.copyOf(timeNs, capacity);
        receivedNs = Arrays.copyOf(receivedNs, capacity);
        block = Arrays.copyOf(block, capacity);
        place = Arrays.copyOf(place, capacity);
        flags = Arrays.copyOf(flags, capacity);
        price = Arrays.copyOf(price, capacity);
        priceScale = Arrays.copyOf(priceScale, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        quantityScale = Arrays.copyOf(quantityScale, capacity);
        fee = Arrays.copyOf(fee, capacity);
        feeScale = Arrays.copyOf(feeScale, capacity);
        positionBefore = Arrays.copyOf(positionBefore, capacity);
        positionScale = Arrays.copyOf(positionScale, capacity);
        realisedPnl = Arrays.copyOf(realisedPnl, capacity);
        pnlScale = Arrays.copyOf(pnlScale, capacity);
        tradeId = Arrays.copyOf(tradeId, capacity);
        orderId = Arrays.copyOf(orderId, capacity);
    }
}

package io.assay.core.event;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fills of some lines of a source by column, to be appended to a [FillLog]; names are numbers in [FillNames].
public final class FillBlock extends EventBlock {
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

    public String accountName(int at) {
        return names.accounts.name(account[at]);
    }

    /// Whether a row is of the same account as another.
    public boolean isSameAccount(int at, int other) {
        return account[at] == account[other];
    }

    /// Whether a row is of the same instrument as another.
    public boolean isSameInstrument(int at, int other) {
        return instrument[at] == instrument[other];
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

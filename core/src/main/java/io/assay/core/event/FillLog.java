package io.assay.core.event;

import java.util.Arrays;
import java.util.List;

/// Fills as they arrive, by column. [FillOrder] makes the canonical [Fills] of it, and lets rows of one fill tell each
/// other what only one of them says.
public final class FillLog {
    final Names accounts = new Names();
    final Names instruments = new Names();
    final Names currencies = new Names();
    final Names sources = new Names();

    final IdColumn tradeIds = new IdColumn(0);
    final IdColumn orderIds = new IdColumn(0);
    final DecimalColumn prices = new DecimalColumn(0);
    final DecimalColumn quantities = new DecimalColumn(0);
    final DecimalColumn fees = new DecimalColumn(0);
    final DecimalColumn positionsBefore = new DecimalColumn(0);
    final DecimalColumn realisedPnls = new DecimalColumn(0);
    int[] account = new int[16];
    int[] instrument = new int[16];
    int[] currency = new int[16];
    long[] place = new long[16];
    int[] occurrence = new int[16];
    int[] source = new int[16];
    long[] line = new long[16];
    long[] timeNs = new long[16];
    long[] receivedNs = new long[16];
    long[] block = new long[16];
    byte[] flags = new byte[16];
    private int size;

    /// @param source file the fill was read from, for what has to be said about it later
    /// @param line where in it
    /// @return number of its account in this log
    public int add(Fill fill, String source, long line) {
        if (size == account.length) {
            grow(Math.toIntExact(size * 3L / 2));
        }
        account[size] = accounts.number(fill.account());
        instrument[size] = instruments.number(fill.instrument());
        currency[size] = currencies.number(fill.feeCurrency());
        place[size] = fill.place();
        occurrence[size] = fill.occurrence();
        this.source[size] = sources.number(source);
        this.line[size] = line;
        timeNs[size] = fill.timeNs();
        receivedNs[size] = fill.receivedNs();
        block[size] = fill.block();
        flags[size] = Flags.of(fill.side(), fill.liquidity(), fill.cause());
        tradeIds.add(fill.tradeId());
        orderIds.add(fill.orderId());
        prices.add(fill.price());
        quantities.add(fill.quantity());
        fees.add(fill.fee());
        positionsBefore.add(fill.positionBefore());
        realisedPnls.add(fill.realisedPnl());
        return account[size++];
    }

    /// The same for a draft, of which nothing is kept.
    ///
    /// @return number of its account in this log
    public int add(FillDraft fill, String source, long line) {
        if (size == account.length) {
            grow(Math.toIntExact(size * 3L / 2));
        }
        int row = size++;
        account[row] = accounts.number(fill.account);
        instrument[row] = instruments.number(fill.instrument);
        currency[row] = currencies.number(fill.feeCurrency);
        place[row] = fill.place;
        this.source[row] = sources.number(source);
        this.line[row] = line;
        timeNs[row] = fill.timeNs;
        receivedNs[row] = fill.receivedNs;
        block[row] = fill.block;
        flags[row] = Flags.of(fill.side, fill.liquidity, fill.cause);
        tradeIds.add(fill.tradeId);
        orderIds.add(fill.orderId);
        prices.add(fill.price, fill.priceScale);
        quantities.add(fill.quantity, fill.quantityScale);
        fees.add(fill.fee, fill.feeScale);
        positionsBefore.add(fill.positionBefore, fill.positionScale);
        realisedPnls.add(fill.realisedPnl, fill.pnlScale);
        return account[row];
    }

    /// Appends rows of a block whose names are known ([FillBlock#learn]).
    ///
    /// @param from first row
    /// @param to behind the last row
    /// @param source file the fills were read from
    /// @param before lines of the source before the first of the block
    /// @return row of the first of them in this log
    public int append(FillBlock block, int from, int to, String source, long before) {
        int first = size;
        int rows = to - from;
        if (rows > account.length - first) {
            grow(Math.toIntExact(Math.max(first + (long) rows, account.length * 3L / 2)));
        }
        block.names.accounts.translate(block.account, from, to, account, first, accounts);
        block.names.instruments.translate(block.instrument, from, to, instrument, first, instruments);
        block.names.currencies.translate(block.currency, from, to, currency, first, currencies);
        int number = rows > 0 ? sources.number(source) : 0;
        for (int i = 0; i < rows; i++) {
            line[first + i] = before + block.line[from + i];
        }
        Arrays.fill(this.source, first, first + rows, number);
        System.arraycopy(block.place, from, place, first, rows);
        System.arraycopy(block.timeNs, from, timeNs, first, rows);
        System.arraycopy(block.receivedNs, from, receivedNs, first, rows);
        System.arraycopy(block.block, from, this.block, first, rows);
        System.arraycopy(block.flags, from, flags, first, rows);
        tradeIds.append(block.tradeId, from, rows);
        orderIds.append(block.orderId, from, rows);
        prices.append(block.price, block.priceScale, from, rows);
        quantities.append(block.quantity, block.quantityScale, from, rows);
        fees.append(block.fee, block.feeScale, from, rows);
        positionsBefore.append(block.positionBefore, block.positionScale, from, rows);
        realisedPnls.append(block.realisedPnl, block.pnlScale, from, rows);
        size += rows;
        return first;
    }

    /// Rows this log can take without being made larger.
    public int room() {
        return account.length;
    }

    /// Makes room for so many rows in all, where more are known to come.
    public void makeRoom(int rows) {
        if (rows > account.length) {
            grow(rows);
            int more = rows - size;
            tradeIds.makeRoom(more);
            orderIds.makeRoom(more);
            prices.makeRoom(more);
            quantities.makeRoom(more);
            fees.makeRoom(more);
            positionsBefore.makeRoom(more);
            realisedPnls.makeRoom(more);
        }
    }

    /// Number of the account of a row.
    public int accountOf(int row) {
        return account[row];
    }

    /// Name of an account by its number in this log.
    public String accountName(int number) {
        return accounts.name(number);
    }

    /// Lets a row take from another row of the same fill what it does not say itself.
    void complete(int row, int from) {
        if (fees.isAbsent(row) && !fees.isAbsent(from)) {
            fees.copy(from, row);
            currency[row] = currency[from];
        }
        if (positionsBefore.isAbsent(row)) {
            positionsBefore.copy(from, row);
        }
        if (realisedPnls.isAbsent(row)) {
            realisedPnls.copy(from, row);
        }
        if (orderIds.isNone(row)) {
            orderIds.copy(from, row);
        }
        if (block[row] < 0) {
            block[row] = block[from];
            place[row] = place[from];
        }
        if (receivedNs[row] == Event.UNTIMED) {
            receivedNs[row] = receivedNs[from];
        }
        flags[row] = Flags.completed(flags[row], flags[from]);
    }

    /// Names of instruments in the order of their numbers.
    public List<String> instrumentNames() {
        return instruments.inOrder();
    }

    public int size() {
        return size;
    }

    private void grow(int capacity) {
        account = Arrays.copyOf(account, capacity);
        instrument = Arrays.copyOf(instrument, capacity);
        currency = Arrays.copyOf(currency, capacity);
        place = Arrays.copyOf(place, capacity);
        occurrence = Arrays.copyOf(occurrence, capacity);
        source = Arrays.copyOf(source, capacity);
        line = Arrays.copyOf(line, capacity);
        timeNs = Arrays.copyOf(timeNs, capacity);
        receivedNs = Arrays.copyOf(receivedNs, capacity);
        block = Arrays.copyOf(block, capacity);
        flags = Arrays.copyOf(flags, capacity);
    }
}

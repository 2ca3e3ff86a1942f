package io.assay.core.event;

import java.util.List;

/// Fills as they arrive, by column. [FillOrder] makes the canonical [Fills] of it, which take the rows over, and lets rows of
/// one fill tell each other what only one of them says.
public final class FillLog {
    final Names accounts = new Names();
    final Names instruments = new Names();
    final Names currencies = new Names();
    final Names sources = new Names();

    final IdColumn tradeIds = new IdColumn();
    final IdColumn orderIds = new IdColumn();
    final DecimalColumn prices = new DecimalColumn();
    final DecimalColumn quantities = new DecimalColumn();
    final DecimalColumn fees = new DecimalColumn();
    final DecimalColumn positionsBefore = new DecimalColumn();
    final DecimalColumn realisedPnls = new DecimalColumn();
    final LongColumn account = new LongColumn();
    final LongColumn instrument = new LongColumn();
    final LongColumn currency = new LongColumn();
    final LongColumn place = new LongColumn();
    final LongColumn occurrence = new LongColumn();
    final LongColumn source = new LongColumn();
    final LongColumn line = new LongColumn();
    final LongColumn timeNs = new LongColumn();
    final LongColumn receivedNs = new LongColumn();
    final LongColumn block = new LongColumn();
    final LongColumn flags = new LongColumn();
    /// What names of a block have here as numbers, one column after the other.
    private int[] translated = {};
    private int size;

    /// @param source file the fill was read from, for what has to be said about it later
    /// @param line where in it
    /// @return number of its account in this log
    public int add(Fill fill, String source, long line) {
        int number = accounts.number(fill.account());
        account.add(number);
        instrument.add(instruments.number(fill.instrument()));
        currency.add(currencies.number(fill.feeCurrency()));
        place.add(fill.place());
        occurrence.add(fill.occurrence());
        this.source.add(sources.number(source));
        this.line.add(line);
        timeNs.add(fill.timeNs());
        receivedNs.add(fill.receivedNs());
        block.add(fill.block());
        flags.add(Flags.of(fill.side(), fill.liquidity(), fill.cause()));
        tradeIds.add(fill.tradeId());
        orderIds.add(fill.orderId());
        prices.add(fill.price());
        quantities.add(fill.quantity());
        fees.add(fill.fee());
        positionsBefore.add(fill.positionBefore());
        realisedPnls.add(fill.realisedPnl());
        size++;
        return number;
    }

    /// The same for a draft, of which nothing is kept.
    ///
    /// @return number of its account in this log
    public int add(FillDraft fill, String source, long line) {
        int number = accounts.number(fill.account);
        account.add(number);
        instrument.add(instruments.number(fill.instrument));
        currency.add(currencies.number(fill.feeCurrency));
        place.add(fill.place);
        occurrence.add(0);
        this.source.add(sources.number(source));
        this.line.add(line);
        timeNs.add(fill.timeNs);
        receivedNs.add(fill.receivedNs);
        block.add(fill.block);
        flags.add(Flags.of(fill.side, fill.liquidity, fill.cause));
        tradeIds.add(fill.tradeId);
        orderIds.add(fill.orderId);
        prices.add(fill.price, fill.priceScale);
        quantities.add(fill.quantity, fill.quantityScale);
        fees.add(fill.fee, fill.feeScale);
        positionsBefore.add(fill.positionBefore, fill.positionScale);
        realisedPnls.add(fill.realisedPnl, fill.pnlScale);
        size++;
        return number;
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
        size += rows;
        append(block.names.accounts, block.account, from, to, account, accounts);
        append(block.names.instruments, block.instrument, from, to, instrument, instruments);
        append(block.names.currencies, block.currency, from, to, currency, currencies);
        if (rows > 0) {
            this.source.fill(sources.number(source), rows);
        }
        line.append(block.line, from, rows, before);
        occurrence.fill(0, rows);
        place.append(block.place, from, rows);
        timeNs.append(block.timeNs, from, rows);
        receivedNs.append(block.receivedNs, from, rows);
        this.block.append(block.block, from, rows);
        flags.append(block.flags, from, rows);
        tradeIds.append(block.tradeId, from, rows);
        orderIds.append(block.orderId, from, rows);
        prices.append(block.price, block.priceScale, from, rows);
        quantities.append(block.quantity, block.quantityScale, from, rows);
        fees.append(block.fee, block.feeScale, from, rows);
        positionsBefore.append(block.positionBefore, block.positionScale, from, rows);
        realisedPnls.append(block.realisedPnl, block.pnlScale, from, rows);
        return first;
    }

    private void append(FillNames.Met reader, int[] numbers, int from, int to, LongColumn into, Names names) {
        if (to - from > translated.length) {
            translated = new int[to - from];
        }
        reader.translate(numbers, from, to, translated, names);
        into.append(translated, 0, to - from, 0);
    }

    /// Number in this log of the account of a row of a block that was appended.
    public static int accountOf(FillBlock appended, int row) {
        return appended.names.accounts.inLog(appended.account[row]);
    }

    /// Number of the account of a row.
    public int accountOf(int row) {
        return (int) account.get(row);
    }

    int instrumentOf(int row) {
        return (int) instrument.get(row);
    }

    int sourceOf(int row) {
        return (int) source.get(row);
    }

    byte flagsOf(int row) {
        return (byte) flags.get(row);
    }

    /// Name of the currency of a row's fee.
    String currencyOf(int row) {
        return currencies.name((int) currency.get(row));
    }

    /// Name of an account by its number in this log.
    public String accountName(int number) {
        return accounts.name(number);
    }

    /// Lets a row take from another row of the same fill what it does not say itself.
    void complete(int row, int from) {
        if (fees.isAbsent(row) && !fees.isAbsent(from)) {
            fees.copy(from, row);
            currency.set(row, currency.get(from));
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
        if (block.get(row) < 0) {
            block.set(row, block.get(from));
            place.set(row, place.get(from));
        }
        if (receivedNs.get(row) == Event.UNTIMED) {
            receivedNs.set(row, receivedNs.get(from));
        }
        flags.set(row, Flags.completed(flagsOf(row), flagsOf(from)));
    }

    /// Names of instruments in the order of their numbers.
    public List<String> instrumentNames() {
        return instruments.inOrder();
    }

    /// Fills that were added.
    public int size() {
        return size;
    }

    /// Whether [Fills] have taken the rows over: names and numbers of them are left.
    boolean isTaken() {
        return account.size() < size;
    }

    /// Lets go of the rows for others to be added; names and their numbers stay.
    void forget() {
        clear();
        size = 0;
    }

    /// Lets go of whose rows they are and where they came from.
    void forgetOrigins() {
        for (var column : List.of(account, occurrence, source, line)) {
            column.clear();
        }
    }

    /// Lets go of the rows.
    void clear() {
        for (var column : List.of(account, instrument, currency, place, occurrence, source, line, timeNs, receivedNs,
                block, flags)) {
            column.clear();
        }
        for (var column : List.of(prices, quantities, fees, positionsBefore, realisedPnls)) {
            column.clear();
        }
        tradeIds.clear();
        orderIds.clear();
    }
}

package io.assay.core.profile;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.Equity;
import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes one account's [Book] through the time it was watched: settlements of funding, then fills, then what expires, then
/// reports of one instant, each told to all readers, with spans in which nothing but prices change between them.
final class Sweep {
    private final Tape tape;
    private final Fills fills;
    private final int account;
    private final Window watched;
    private final int end;
    private final Book book;
    private final List<BookReader> readers;
    private final FillSpan span;
    private final List<AccountEvent> facts;
    private final Settlements settlements;
    private final Expiries expiries;
    private final boolean needsCash;
    private int row;
    private long fillNs = Long.MAX_VALUE;
    private int fact;
    private boolean live;

    /// @param settlements of funding at the venue's rates, none where payments are known
    Sweep(Tape tape, int account, FoldSpec spec, Book book, Settlements settlements, List<BookReader> readers) {
        this.tape = tape;
        this.account = account;
        this.book = book;
        this.settlements = settlements;
        expiries = new Expiries(book);
        this.readers = readers;
        span = book.span;
        needsCash = readers.stream().anyMatch(BookReader::needsCash);
        fills = tape.fills;
        watched = tape.watched(account, spec.window());
        end = tape.end(account, spec.window());
        row = fills.from(account);
        facts = facts(tape.facts.of(fills.accounts().get(account)), spec.window());
    }

    private static List<AccountEvent> facts(AccountFacts.Facts known, Window window) {
        var out = new ArrayList<AccountEvent>(known.payments());
        out.addAll(known.transfers());
        out.addAll(known.equities());
        out.removeIf(event -> event.timeNs() >= window.toNs());
        out.sort(Comparator.comparingLong(AccountEvent::timeNs));
        return out;
    }

    void run() {
        look();
        long nowNs = watched.fromNs();
        while (true) {
            long nextNs = next();
            if (!live && nextNs >= watched.fromNs()) {
                begin();
            }
            if (nextNs > watched.toNs()) {
                break;
            }
            if (live && nextNs > nowNs) {
                span(nowNs, nextNs);
                nowNs = nextNs;
            }
            step(nextNs);
        }
        if (nowNs < watched.toNs()) {
            span(nowNs, watched.toNs());
        }
        for (int line = 0; line < book.held.size(); line++) {
            book.held.get(line).holding().age(watched.toNs(), book.lines.get(line).quantity);
        }
        readers.forEach(reader -> reader.end(watched.toNs()));
    }

    /// Reports of the rest of the window, after the watch: for those whose equity was never known during it.
    ///
    /// @return moment of the last, or [Long#MIN_VALUE] when there is none
    long reportRest() {
        long lastNs = Long.MIN_VALUE;
        for (; fact < facts.size(); fact++) {
            if (facts.get(fact) instanceof Equity report) {
                book.capital.report(report);
                lastNs = report.timeNs();
            }
        }
        return lastNs;
    }

    /// Looks when the next fill is, if there is one whose position is known.
    private void look() {
        fillNs = Long.MAX_VALUE;
        if (row < end && book.isKnown()) {
            span.see(row, end);
            fillNs = span.timeNs(row);
        }
    }

    private void begin() {
        live = true;
        book.held.forEach(held -> held.holding().start(watched.fromNs()));
        settlements.skipTo(watched.fromNs());
        readers.forEach(reader -> reader.begin(watched.fromNs()));
    }

    private void span(long fromNs, long toNs) {
        for (var reader : readers) {
            reader.span(fromNs, toNs);
        }
    }

    private long next() {
        long nextNs = fillNs;
        nextNs = fact < facts.size() ? Math.min(nextNs, facts.get(fact).timeNs()) : nextNs;
        nextNs = Math.min(nextNs, expiries.nextNs());
        return live ? Math.min(nextNs, settlements.nextNs()) : nextNs;
    }

    private void step(long atNs) {
        if (live && settlements.nextNs() == atNs) {
            settlements.take(book, readers);
        } else if (fillNs == atNs) {
            trade(atNs);
            row++;
            look();
        } else if (expiries.nextNs() == atNs) {
            expire(atNs);
        } else {
            learn(facts.get(fact++));
        }
    }

    private void trade(long atNs) {
        int number = book.line(span.instrument(row));
        double price = span.price(row) * book.held.get(number).unit();
        double traded = span.signedAmount(row);
        boolean isLate = expiries.isOver(number);
        double change = isLate ? traded : move(atNs, number, price);
        payInCoin(number, change, price);
        payForTrade(number, traded, price);
        tell(atNs, number, change, price);
        if (isLate) {
            settle(atNs, number, -traded);
        }
        if (live && needsCash) {
            cash(fills.fees().get(row), fills.feeCurrency(row), atNs, -1);
        }
    }

    /// Moves a position as a fill says, from where it was to where it is.
    private double move(long atNs, int number, double price) {
        var line = book.lines.get(number);
        double was = line.quantity;
        double reported = span.amountBefore(row);
        double before = Double.isNaN(reported) ? was : reported;
        line.quantity = book.after(row, before);
        if (live) {
            book.held.get(number).holding().trade(atNs, was, before, line.quantity, worth(line, atNs, price));
        }
        return line.quantity - was;
    }

    /// What a contract that expires leaves held is closed at its last price.
    private void expire(long atNs) {
        int number = expiries.take();
        var line = book.lines.get(number);
        double was = line.quantity;
        if (was != 0) {
            line.quantity = 0;
            if (live) {
                double worth = worth(line, atNs, expiries.price(number));
                book.held.get(number).holding().trade(atNs, was, was, 0, worth);
            }
            settle(atNs, number, -was);
        }
    }

    /// A change at the price the contract expired at.
    private void settle(long atNs, int number, double change) {
        payInCoin(number, change, expiries.price(number));
        tell(atNs, number, change, expiries.price(number));
    }

    private void tell(long atNs, int number, double change, double price) {
        if (live) {
            for (var reader : readers) {
                reader.traded(atNs, number, change, price);
            }
        }
    }

    /// USD a unit of a line counts for when instruments are weighed against each other.
    private static double worth(Line line, long atNs, double price) {
        return switch (line) {
            case PriceLine linear -> linear.isInverse() ? 1 : price * linear.rate(atNs);
            case OptionLine option -> option.underlyingPrice(atNs);
            case CoinLine coin -> coin.priceAt(atNs);
        };
    }

    private void payInCoin(int number, double change, double price) {
        if (!book.coins.isEmpty()) {
            double cost = book.lines.get(number).coinCost(change, price);
            book.coin(number).ifPresent(coin -> coin.add(-cost));
        }
    }

    /// What a fill is paid with: the other token of a spot pair, and its fee. A position that jumps is not paid for.
    private void payForTrade(int number, double traded, double price) {
        if (book.coins.isEmpty()) {
            return;
        }
        var quote = book.coins.get(fills.instruments().get(span.instrument(row)).quote());
        if (quote != null && book.isSpot(number)) {
            quote.add(-traded * price);
        }
        var fee = fills.fees().get(row);
        var coin = book.coins.get(fills.feeCurrency(row));
        if (coin != null && fee != null && !fills.isFeeInBase(row)) {
            coin.add(-fee.doubleValue());
        }
    }

    private void learn(AccountEvent event) {
        switch (event) {
            case Equity report -> book.capital.report(report);
            case FundingPayment payment -> {
                comeIn(payment.currency(), payment.amount());
                if (live) {
                    cash(payment.amount(), payment.currency(), payment.timeNs(), 1);
                }
            }
            case Transfer transfer -> comeIn(transfer.currency(), transfer.amount());
            default -> throw new IllegalStateException("no fact of a book: " + event);
        }
        if (live) {
            readers.forEach(reader -> reader.reported(event.timeNs()));
        }
    }

    private void comeIn(String currency, BigDecimal amount) {
        var coin = book.coins.get(currency);
        if (coin != null) {
            coin.add(amount.doubleValue());
        }
    }

    /// Tells of money in USD; what nothing converts is in no profit.
    private void cash(@Nullable BigDecimal amount, String currency, long atNs, int sign) {
        if (amount == null || amount.signum() == 0) {
            return;
        }
        Optional<BigDecimal> rate = tape.rates.rate(currency, atNs, account);
        if (rate.isPresent()) {
            double usd = sign * amount.multiply(rate.get()).doubleValue();
            readers.forEach(reader -> reader.cash(usd));
        }
    }
}

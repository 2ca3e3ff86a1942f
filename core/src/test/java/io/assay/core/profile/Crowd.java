package io.assay.core.profile;

import static io.assay.core.profile.Books.SECOND_NS;
import static io.assay.core.profile.Books.START_NS;

import io.assay.core.event.Cause;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Print;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/// Who else traded around a random [Books], and what everybody could see: quotes, snapshots of books, public trades.
/// Each instrument has some of them or none.
final class Crowd {
    /// Before the first trade and after the last.
    private static final long MARGIN_S = 900;

    private final Books book;
    private final SplittableRandom random;
    private final long seconds;
    private int trades;

    private Crowd(Books book, SplittableRandom random, long seconds) {
        this.book = book;
        this.random = random;
        this.seconds = seconds;
    }

    /// @param seconds after the start of the account's last fill
    static void join(Books book, SplittableRandom random, long seconds) {
        var crowd = new Crowd(book, random, seconds + random.nextLong(4_000));
        crowd.answer();
        crowd.trade();
        for (var name : book.instruments.keySet()) {
            if (random.nextInt(5) > 1) {
                crowd.quotes(name);
            }
            if (random.nextInt(4) == 0) {
                crowd.snapshots(name);
            }
            if (random.nextInt(3) == 0) {
                crowd.prints(name);
            }
        }
        crowd.bust();
    }

    /// The other sides of half the account's trades.
    private void answer() {
        for (var fill : List.copyOf(book.fills)) {
            if (random.nextBoolean()) {
                var cause = switch (fill.cause()) {
                    case LIQUIDATED -> Cause.LIQUIDATOR;
                    case BACKSTOP -> Cause.BACKSTOP_TAKER;
                    default -> fill.cause();
                };
                book.others.add(fill("c" + random.nextInt(6), fill.instrument(), fill.timeNs(),
                        fill.side() == Side.BUY ? Side.SELL : Side.BUY, fill.price(), fill.quantity(), cause,
                        fill.tradeId()));
            }
        }
    }

    /// Trades of others, of whom sometimes one side only is known.
    private void trade() {
        var names = List.copyOf(book.instruments.keySet());
        int count = random.nextInt(150);
        for (int i = 0; i < count; i++) {
            var name = names.get(random.nextInt(1 + random.nextInt(names.size())));
            long second = random.nextLong(-MARGIN_S, seconds);
            var price = BigDecimal.valueOf(book.near(name, second, random), 5);
            var quantity = BigDecimal.valueOf(random.nextInt(1, 40));
            int buyer = random.nextInt(6);
            int seller = (buyer + random.nextInt(1, 6)) % 6;
            var id = "u" + trades++;
            long timeNs = START_NS + second * SECOND_NS;
            int known = random.nextInt(4);
            if (known != 0) {
                book.others.add(fill("c" + buyer, name, timeNs, Side.BUY, price, quantity, Cause.NORMAL, id));
            }
            if (known != 1) {
                book.others.add(fill("c" + seller, name, timeNs, Side.SELL, price, quantity, Cause.NORMAL, id));
            }
        }
    }

    private Fill fill(String account, String name, long timeNs, Side side, BigDecimal price, BigDecimal quantity,
            Cause cause, String id) {
        var liquidity = Liquidity.values()[random.nextInt(3)];
        var order = account.equals("c3") && random.nextInt(9) == 0 ? "" : "q" + random.nextInt(60) + name + side;
        boolean free = random.nextInt(5) == 0;
        return new Fill(account, name, timeNs, -1, -1, side, price, quantity, liquidity, cause,
                free ? null : BigDecimal.valueOf(random.nextInt(-3, 9), 2),
                free ? "" : random.nextInt(4) == 0 ? "BTC" : "USDC", id, 0, order, null, null);
    }

    /// About six hundred tops of the book, some at the very instant of a fill, some with an empty side.
    private void quotes(String name) {
        long step = Math.max(1, (seconds + 2 * MARGIN_S) / 600);
        long timeNs = START_NS - MARGIN_S * SECOND_NS;
        while (timeNs < START_NS + (seconds + MARGIN_S) * SECOND_NS) {
            var top = top(name, timeNs);
            boolean whole = timeNs < START_NS || random.nextInt(20) != 0;
            boolean bare = random.nextBoolean();
            book.quote(timeNs, name, new Books.Top(whole || bare ? top.bid() : Double.NaN,
                    whole || !bare ? top.ask() : Double.NaN));
            timeNs += random.nextLong(1, 2 * step * SECOND_NS);
        }
        for (var fill : book.fills) {
            if (fill.instrument().equals(name) && random.nextInt(4) == 0) {
                book.quote(fill.timeNs(), name, top(name, fill.timeNs()));
            }
        }
    }

    private void snapshots(String name) {
        for (long second = -MARGIN_S; second < seconds; second += random.nextInt(1, 200)) {
            long timeNs = START_NS + second * SECOND_NS;
            book.snapshot(timeNs, name, top(name, timeNs));
        }
    }

    /// Public trades, some of which are fills told of again.
    private void prints(String name) {
        for (long second = -MARGIN_S; second < seconds; second += random.nextInt(1, 300)) {
            long timeNs = START_NS + second * SECOND_NS;
            book.print(
                    new Print(name, "", timeNs, Event.UNTIMED, BigDecimal.valueOf(book.near(name, second, random), 5),
                            BigDecimal.valueOf(random.nextInt(41, 99)), Print.Taker.UNKNOWN, "p" + second));
        }
        for (var fill : book.fills) {
            if (fill.instrument().equals(name) && fill.cause().isPriceForming() && random.nextInt(3) == 0) {
                book.print(new Print(name, "", fill.timeNs(), Event.UNTIMED, fill.price(), fill.quantity(),
                        Print.Taker.UNKNOWN, fill.tradeId()));
            }
        }
    }

    private Books.Top top(String name, long timeNs) {
        double hovers = Twin.at(book.hidden.get(name), timeNs);
        double base = Double.isNaN(hovers) ? name.startsWith("BTC") ? 1_000 : 100 : hovers;
        double mid = base * (1 + random.nextInt(-10, 11) / 1e4);
        double unit = base < 1 ? 1e5 : 1e3;
        long half = Math.max(1, Math.round(mid * unit * random.nextInt(1, 10) / 1e4));
        long middle = Math.round(mid * unit);
        return new Books.Top(Math.max(1, middle - half) / unit, (middle + half) / unit);
    }

    /// Sometimes a trade is taken back, of the account or of another.
    private void bust() {
        if (random.nextInt(4) == 0) {
            var one = random.nextBoolean() || book.others.isEmpty() ? book.fills.getFirst() : book.others.getFirst();
            book.busted.add(new Fill(one.account(), one.instrument(), one.timeNs() + 5 * SECOND_NS, -1, -1, one.side(),
                    one.price(), one.quantity(), one.liquidity(), one.cause(), one.fee(), one.feeCurrency(), "busted",
                    0, one.orderId(), one.positionBefore(), one.realisedPnl()));
        }
    }
}

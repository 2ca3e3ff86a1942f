package io.assay.core.profile;

import static io.assay.core.profile.Books.SECOND_NS;

import io.assay.core.event.Contract;
import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Side;
import io.assay.core.market.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What judges the fills of a [Books], found by looking through everything each time.
final class TwinMarket {
    static final long QUOTES_STALE_NS = 60 * SECOND_NS;
    static final long STALE_NS = 600 * SECOND_NS;
    private static final int WALK_MAX = 256;
    private static final Set<String> USD = Set.of("USD", "USDC");

    final Books book;
    /// All fills that stood, in order of time.
    final List<Fill> fills = new ArrayList<>();
    /// Instruments anybody told of a fill in.
    final TreeSet<String> traded = new TreeSet<>();
    private final Map<String, List<Trade>> trades = new TreeMap<>();
    private final Map<String, Reference.Kind> kinds = new TreeMap<>();

    /// @param buyer empty when nobody says
    record Trade(long timeNs, double price, String buyer, String seller) {
        boolean isOf(String account) {
            return buyer.equals(account) || seller.equals(account);
        }
    }

    TwinMarket(Books book) {
        this.book = book;
        fills.addAll(book.fills);
        fills.addAll(book.others);
        fills.sort(Comparator.comparingLong(Fill::timeNs));
        book.told().forEach(fill -> traded.add(fill.instrument()));
        traded.forEach(name -> trades.put(name, tradesOf(name)));
        traded.forEach(name -> kinds.put(name, choose(name)));
    }

    /// What judges the fills of an instrument.
    Reference.Kind kind(String name) {
        return Objects.requireNonNull(kinds.get(name));
    }

    List<Trade> trades(String name) {
        return Objects.requireNonNull(trades.get(name));
    }

    /// Public trades first at an instant, then fills by trade id.
    private List<Trade> tradesOf(String name) {
        var bought = new TreeMap<String, Fill>();
        var sold = new TreeMap<String, Fill>();
        var ids = new TreeSet<String>();
        for (var fill : fills) {
            if (fill.instrument().equals(name) && fill.cause().isPriceForming()) {
                ids.add(fill.tradeId());
                (fill.side() == Side.BUY ? bought : sold).put(fill.tradeId(), fill);
            }
        }
        var out = new ArrayList<Trade>();
        for (var print : book.prints.getOrDefault(name, new TreeMap<>()).values()) {
            if (!ids.contains(print.tradeId())) {
                out.add(new Trade(print.timeNs(), print.price().doubleValue(), "", ""));
            }
        }
        for (var id : ids) {
            var buy = bought.get(id);
            var sell = sold.get(id);
            var one = buy == null ? Objects.requireNonNull(sell) : buy;
            out.add(new Trade(one.timeNs(), one.price().doubleValue(), buy == null ? "" : buy.account(),
                    sell == null ? "" : sell.account()));
        }
        out.sort(Comparator.comparingLong(Trade::timeNs));
        return out;
    }

    private Reference.Kind choose(String name) {
        var there = new ArrayList<Reference.Kind>();
        if (book.quotes.containsKey(name)) {
            there.add(Reference.Kind.QUOTES);
        }
        if (book.seen.containsKey("book:" + name)) {
            there.add(Reference.Kind.BOOKS);
        }
        if (book.seen.containsKey(name)) {
            there.add(Reference.Kind.MARKS);
        }
        there.add(Reference.Kind.PRINTS);
        var covered = new TreeMap<Reference.Kind, Long>();
        for (var kind : there) {
            covered.put(kind, fills.stream().filter(fill -> fill.instrument().equals(name)
                    && !Double.isNaN(before(kind, name, fill.timeNs(), fill.account()))).count());
        }
        long most = covered.values().stream().mapToLong(one -> one).max().orElse(0);
        for (var kind : there) {
            if (most > 0 && 10 * Objects.requireNonNull(covered.get(kind)) >= most) {
                return kind;
            }
        }
        return Reference.Kind.PRINTS;
    }

    /// The reference strictly before a moment, NaN when there is none.
    double before(String name, long atNs, String account) {
        return before(kind(name), name, atNs, account);
    }

    double before(Reference.Kind kind, String name, long atNs, String account) {
        return switch (kind) {
            case QUOTES -> quoted(name, atNs - 1, atNs);
            case BOOKS -> sampled("book:" + name, Long.MIN_VALUE, atNs - 1, atNs);
            case MARKS -> sampled(name, Long.MIN_VALUE, atNs - 1, atNs);
            case PRINTS -> printed(name, Long.MIN_VALUE, atNs - 1, atNs, account);
        };
    }

    /// The reference at a horizon after a moment.
    double after(String name, long atNs, long horizonNs, String account) {
        long untilNs = atNs + horizonNs;
        return switch (kind(name)) {
            case QUOTES -> untilNs > book.quotes.get(name).lastKey() ? Double.NaN : quoted(name, untilNs, untilNs);
            case BOOKS -> sampledAfter("book:" + name, atNs, untilNs);
            case MARKS -> sampledAfter(name, atNs, untilNs);
            case PRINTS -> trades(name).isEmpty() || untilNs > trades(name).getLast().timeNs() ? Double.NaN
                    : printed(name, atNs, untilNs, untilNs, account);
        };
    }

    private double quoted(String name, long lastNs, long nowNs) {
        var top = book.quotes.get(name).floorEntry(lastNs);
        return top == null || nowNs - top.getKey() > QUOTES_STALE_NS ? Double.NaN : top.getValue().mid();
    }

    double sampledAfter(String what, long atNs, long untilNs) {
        return untilNs > book.seen.get(what).lastKey() ? Double.NaN : sampled(what, atNs, untilNs, untilNs);
    }

    /// The last sample in (`fromNs`, `lastNs`].
    double sampled(String what, long fromNs, long lastNs, long nowNs) {
        var seen = book.seen.getOrDefault(what, new TreeMap<>()).floorEntry(lastNs);
        return seen == null || seen.getKey() <= fromNs || nowNs - seen.getKey() > STALE_NS ? Double.NaN
                : seen.getValue();
    }

    private double printed(String name, long fromNs, long lastNs, long nowNs, String account) {
        int walked = 0;
        for (var trade : trades(name).reversed()) {
            if (trade.timeNs() > lastNs) {
                continue;
            }
            if (trade.timeNs() <= fromNs || walked++ == WALK_MAX) {
                return Double.NaN;
            }
            if (!trade.isOf(account)) {
                return nowNs - trade.timeNs() <= STALE_NS ? trade.price() : Double.NaN;
            }
        }
        return Double.NaN;
    }

    /// What positions are marked at, however old and whoever traded.
    double mark(String name, long atNs) {
        if (book.seen.containsKey(name)) {
            return Twin.at(book.seen.get(name), atNs);
        }
        if (book.quotes.containsKey(name)) {
            for (var top : book.quotes.get(name).headMap(atNs, true).descendingMap().values()) {
                if (!Double.isNaN(top.mid())) {
                    return top.mid();
                }
            }
            return Double.NaN;
        }
        if (book.seen.containsKey("book:" + name)) {
            return Twin.at(book.seen.get("book:" + name), atNs);
        }
        double price = Double.NaN;
        for (var trade : trades(name)) {
            price = trade.timeNs() <= atNs ? trade.price() : price;
        }
        return price;
    }

    /// When a mark was last made, [Long#MIN_VALUE] when never.
    long markedNs(String name, long atNs) {
        long last = Long.MIN_VALUE;
        if (book.seen.containsKey(name) || (!book.quotes.containsKey(name) && book.seen.containsKey("book:" + name))) {
            var entry = book.seen.get(book.seen.containsKey(name) ? name : "book:" + name).floorEntry(atNs);
            return entry == null ? last : entry.getKey();
        }
        if (book.quotes.containsKey(name)) {
            for (var top : book.quotes.get(name).headMap(atNs, true).entrySet()) {
                last = Double.isNaN(top.getValue().mid()) ? last : top.getKey();
            }
            return last;
        }
        for (var trade : trades(name)) {
            last = trade.timeNs() <= atNs ? trade.timeNs() : last;
        }
        return last;
    }

    /// When the last thing was seen that might mark positions.
    long lastNs(String name) {
        boolean quoted = !book.seen.containsKey(name) && book.quotes.containsKey(name);
        return quoted ? book.quotes.get(name).lastKey() : markedNs(name, Long.MAX_VALUE);
    }

    /// When the first thing was seen that might mark positions.
    long firstNs(String name) {
        if (book.seen.containsKey(name)) {
            return book.seen.get(name).firstKey();
        }
        if (book.quotes.containsKey(name)) {
            return book.quotes.get(name).firstKey();
        }
        return book.seen.containsKey("book:" + name) ? book.seen.get("book:" + name).firstKey()
                : trades(name).isEmpty() ? Long.MAX_VALUE : trades(name).getFirst().timeNs();
    }

    /// USD of a currency just before a moment, by what an account had no part in; NaN when nothing says.
    double usd(String currency, long atNs, String account) {
        if (USD.contains(currency)) {
            return 1;
        }
        double index = sampled("index:" + currency, Long.MIN_VALUE, atNs - 1, atNs);
        var pair = currency + "/USDC";
        if (!Double.isNaN(index) || !traded.contains(pair)) {
            return index;
        }
        double judged = before(pair, atNs, account);
        return Double.isNaN(judged) ? before(Reference.Kind.PRINTS, pair, atNs, account) : judged;
    }

    /// What an option is on, at a moment; NaN when that is stale.
    double forward(String name, long atNs) {
        return sampled("forward:" + name, Long.MIN_VALUE, atNs, atNs + 1);
    }

    double quantity(Fill fill) {
        return fill.quantity().multiply(book.instrument(fill.instrument()).contract().multiplier()).doubleValue();
    }

    /// USD a fill counts for, NaN when unknown.
    double notional(Fill fill) {
        return quantity(fill) * switch (worth(fill)) {
            case OPTION -> forward(fill.instrument(), fill.timeNs()) * usd(fill);
            case INVERSE -> 1;
            case LINEAR -> fill.price().doubleValue() * usd(fill);
        };
    }

    /// USD that a difference of price is worth over a fill that is no option.
    double gain(Fill fill, double difference) {
        return quantity(fill) * difference * switch (worth(fill)) {
            case OPTION -> Double.NaN;
            case INVERSE -> 1 / fill.price().doubleValue();
            case LINEAR -> usd(fill);
        };
    }

    /// What profits of an instrument are in.
    String currency(String name) {
        var instrument = book.instrument(name);
        var contract = instrument.contract();
        return contract.shape() == Contract.Shape.QUANTO ? contract.settle() : instrument.quote();
    }

    static boolean isUsd(String currency) {
        return USD.contains(currency);
    }

    private double usd(Fill fill) {
        return usd(currency(fill.instrument()), fill.timeNs(), fill.account());
    }

    private enum Worth {
        OPTION, INVERSE, LINEAR
    }

    private Worth worth(Fill fill) {
        var instrument = book.instrument(fill.instrument());
        var shape = instrument.contract().shape();
        return instrument.kind() == InstrumentKind.OPTION ? Worth.OPTION
                : shape == Contract.Shape.INVERSE ? Worth.INVERSE : Worth.LINEAR;
    }
}

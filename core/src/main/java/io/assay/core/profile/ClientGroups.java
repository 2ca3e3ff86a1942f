package io.assay.core.profile;

import io.assay.core.event.ExactSum;
import io.assay.core.event.FillSpan;
import io.assay.core.event.Fills;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Accounts of one owner taken together: what they traded, how concentrated it is, and what they hold between
/// them when the window ends. Positions of one underlying net over all accounts of a group; what has expired is held
/// no longer.
public final class ClientGroups {
    private final Tape tape;
    private final Fills fills;
    private final FillSpan span;
    private final FoldSpec spec;
    private final Set<Integer> house;
    private final Sums[] sums;
    private final long endNs;

    private ClientGroups(Tape tape, FoldSpec spec, int groups) {
        this.tape = tape;
        this.spec = spec;
        fills = tape.fills;
        span = new FillSpan(fills);
        house = tape.houseNumbers(spec.house());
        sums = new Sums[groups];
        Arrays.setAll(sums, group -> new Sums());
        endNs = endNs();
    }

    /// One group.
    ///
    /// @param accounts with a fill in the window
    /// @param notionalUsd of its flow
    /// @param largestAccountShare of that notional, NaN without notional
    /// @param concentration Herfindahl index of that notional over underlyings, NaN without notional
    /// @param largestUnderlying with the most notional, empty without notional
    /// @param grossUsd sum over accounts and instruments of abs(delta) at the end; NaN when a position is unknown
    /// @param netUsd sum over underlyings of abs(sum of delta) at the end; NaN likewise
    public record Group(int accounts, long fills, double notionalUsd, double largestAccountShare, double concentration,
            String largestUnderlying, double grossUsd, double netUsd) {}

    private static final class Sums {
        private int accounts;
        private long flow;
        private final ExactSum notional = new ExactSum();
        private double largestAccount;
        private final Map<String, ExactSum> byUnderlying = new TreeMap<>();
        private boolean unknown;
        private double gross;
        private final Map<String, Double> net = new TreeMap<>();

        Group group() {
            double total = notional.toDouble();
            double squares = 0;
            double most = 0;
            String largest = "";
            for (var entry : byUnderlying.entrySet()) {
                double usd = entry.getValue().toDouble();
                squares += usd / total * (usd / total);
                largest = usd > most ? entry.getKey() : largest;
                most = Math.max(most, usd);
            }
            double netUsd = 0;
            for (double delta : net.values()) {
                netUsd += Math.abs(delta);
            }
            boolean traded = total > 0;
            return new Group(accounts, flow, total, traded ? largestAccount / total : Double.NaN,
                    traded ? squares : Double.NaN, largest, unknown ? Double.NaN : gross,
                    unknown ? Double.NaN : netUsd);
        }
    }

    /// @param group of each account of the tape, -1 for none
    /// @return one for each group number
    public static List<Group> of(Tape tape, FoldSpec spec, int[] group, int groups) {
        var all = new ClientGroups(tape, spec, groups);
        for (int account = 0; account < group.length; account++) {
            if (group[account] >= 0) {
                all.account(account, all.sums[group[account]]);
            }
        }
        var out = new ArrayList<Group>();
        for (var sums : all.sums) {
            out.add(sums.group());
        }
        return Collections.unmodifiableList(out);
    }

    private void account(int account, Sums into) {
        var value = new Valuation(tape);
        var own = new ExactSum();
        boolean seen = false;
        for (int row = fills.from(account); row < fills.to(account); row++) {
            if (!spec.window().contains(fills.timeNs(row))) {
                continue;
            }
            seen = true;
            value.of(row, account);
            if (tape.isFlow(row, account, house)) {
                into.flow++;
                if (value.isKnown()) {
                    value.addNotional(own);
                    value.addNotional(into.byUnderlying.computeIfAbsent(underlying(row), name -> new ExactSum()));
                }
            }
        }
        into.accounts += seen ? 1 : 0;
        into.notional.add(own);
        into.largestAccount = Math.max(into.largestAccount, own.toDouble());
        hold(account, into);
    }

    private String underlying(int row) {
        return fills.instruments().get(fills.instrument(row)).underlying();
    }

    /// Adds what an account holds when the window ends.
    private void hold(int account, Sums into) {
        int end = tape.end(account, spec.window());
        var book = new Book(tape, account, true, end, List.of(), span);
        var unknown = roll(book, account, end);
        var seen = new View();
        var lines = new TreeMap<Integer, Line>();
        for (int i = 0; i < book.held.size(); i++) {
            var held = book.held.get(i);
            if (held.expiryNs() <= endNs) {
                unknown.remove(held.instrument());
            } else {
                lines.put(held.instrument(), book.lines.get(i));
            }
        }
        into.unknown |= !unknown.isEmpty();
        lines.forEach((number, line) -> {
            line.look(endNs, seen);
            into.unknown |= Double.isNaN(seen.delta);
            into.gross += Math.abs(seen.delta);
            into.net.merge(fills.instruments().get(number).underlying(), seen.delta, Double::sum);
        });
    }

    /// Takes an account's book to the end of its fills.
    ///
    /// @return instruments of which nothing says what was held
    private Set<Integer> roll(Book book, int account, int end) {
        var seen = new HashSet<Integer>();
        var unknown = new HashSet<Integer>();
        for (int row = fills.from(account); row < end; row++) {
            int number = fills.instrument(row);
            boolean isFirst = seen.add(number);
            if (fills.positionBefore(row) != null) {
                unknown.remove(number);
            } else if (isFirst && !spec.assumeFlat()) {
                unknown.add(number);
            }
            var line = book.lines.get(book.line(number));
            span.see(row, end);
            line.quantity = book.after(row, line.quantity);
        }
        return unknown;
    }

    /// When the window ends: the last fill or mark in it.
    private long endNs() {
        long beforeNs = spec.window().toNs() - 1;
        long lastNs = Long.MIN_VALUE;
        for (int number = 0; number < fills.instruments().size(); number++) {
            var marks = tape.market.marks(number);
            int mark = marks.mark(beforeNs);
            lastNs = mark < 0 ? lastNs : Math.max(lastNs, marks.timeNs(mark));
        }
        for (int row = 0; row < fills.size(); row++) {
            lastNs = fills.timeNs(row) <= beforeNs ? Math.max(lastNs, fills.timeNs(row)) : lastNs;
        }
        return lastNs;
    }
}

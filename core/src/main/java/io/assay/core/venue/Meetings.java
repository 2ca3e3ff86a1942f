package io.assay.core.venue;

import io.assay.core.event.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the market data that belong to what was traded under another name.
///
/// In this order, and never silently:
///
/// 1. somebody said so;
/// 2. the names differ in case alone (files of tardis.dev are in upper case), and one traded name alone fits;
/// 3. both mean the same contract ([SameInstrument]) of the same venue;
/// 4. both mean the same contract, the traded name is a unified symbol of ccxt, which names no venue, nothing stands
///    under that name itself, and the data of one venue alone fit.
///
/// What could be two things stays apart, and a note names the line that would join it.
public final class Meetings {
    /// Names listed in one sentence.
    private static final int SHOWN = 5;

    private final List<Instrument> traded;
    private final SortedMap<Seen, Instrument> market;
    private final Map<String, ? extends Set<String>> also;
    private final SortedMap<Seen, SortedSet<String>> met = new TreeMap<>();
    private final List<String> sameLetters = new ArrayList<>();
    private final List<String> sameContract = new ArrayList<>();
    private final List<String> sameUnified = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Meetings(List<Instrument> traded, SortedMap<Seen, Instrument> market,
            Map<String, ? extends Set<String>> also) {
        this.traded = traded.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
        this.market = market;
        this.also = also;
    }

    /// What a venue published under a name.
    public record Seen(String name, String venue) implements Comparable<Seen> {
        @Override
        public int compareTo(Seen other) {
            int c = name.compareTo(other.name);
            return c != 0 ? c : venue.compareTo(other.venue);
        }

        @Override
        public String toString() {
            return venue.isEmpty() ? name : name + " of " + venue;
        }
    }

    /// What was found.
    ///
    /// @param met traded names under which market data belong beside their own
    /// @param notes plain sentences about each rule that was used, and what was left apart
    public record Found(SortedMap<Seen, SortedSet<String>> met, List<String> notes) {}

    /// @param traded what was traded, described
    /// @param market what venues published, described as far as that venue's sources do
    /// @param also further names of instruments, by traded name, as somebody stated them
    public static Found of(List<Instrument> traded, SortedMap<Seen, Instrument> market,
            Map<String, ? extends Set<String>> also) {
        var meetings = new Meetings(traded, market, also);
        meetings.stated();
        meetings.letters();
        meetings.contracts();
        meetings.strangers();
        return new Found(Collections.unmodifiableSortedMap(meetings.met), meetings.allNotes());
    }

    private void stated() {
        for (var one : traded) {
            var names = also.get(one.name());
            market.keySet().stream().filter(seen -> names != null && names.contains(seen.name()))
                    .forEach(seen -> meet(seen, one.name()));
        }
    }

    private void letters() {
        var byLetters = new TreeMap<String, List<Instrument>>();
        traded.forEach(one -> byLetters.computeIfAbsent(upper(one.name()), any -> new ArrayList<>()).add(one));
        for (var seen : market.keySet()) {
            var fitting = byLetters.getOrDefault(upper(seen.name()), List.of()).stream()
                    .filter(one -> mayBeOf(one, seen)).map(Instrument::name).toList();
            if (fitting.isEmpty() || fitting.contains(seen.name()) || met.containsKey(seen)) {
                continue;
            }
            if (fitting.size() == 1) {
                meet(seen, fitting.getFirst());
                sameLetters.add(seen + " is " + fitting.getFirst());
            } else {
                notes.add(seen + " may be " + String.join(" or ", fitting) + ", so it judges no fills of either: say"
                        + " which in --instruments FILE (instrument,also: " + fitting.getFirst() + "," + seen.name()
                        + ")");
            }
        }
    }

    /// Whether nothing says that they are of two venues.
    private static boolean mayBeOf(Instrument one, Seen seen) {
        return one.venue().isEmpty() || seen.venue().isEmpty() || one.venue().equals(seen.venue());
    }

    private void contracts() {
        var byContract = new HashMap<SameInstrument, List<Seen>>();
        market.forEach((seen, described) -> SameInstrument.of(described).ifPresent(
                same -> byContract.computeIfAbsent(same, any -> new ArrayList<>()).add(seen)));
        for (var one : traded) {
            var fitting = SameInstrument.of(one).map(same -> byContract.getOrDefault(same, List.of()))
                    .orElse(List.of()).stream().filter(seen -> !seen.name().equals(one.name())).toList();
            if (one.venue().isEmpty()) {
                unified(one.name(), fitting);
                continue;
            }
            for (var seen : fitting) {
                if (seen.venue().equals(one.venue()) && meet(seen, one.name())) {
                    sameContract.add(seen + " is " + one.name());
                }
            }
        }
    }

    /// A symbol of ccxt, which names no venue, meets the one venue whose data fit.
    private void unified(String name, List<Seen> fitting) {
        if (fitting.isEmpty() || hasMarket(name) || CcxtNames.instrument(name).isEmpty()) {
            return;
        }
        var venues = new TreeSet<String>();
        fitting.forEach(seen -> venues.add(seen.venue()));
        if (venues.size() == 1) {
            fitting.forEach(seen -> {
                meet(seen, name);
                sameUnified.add(seen + " is " + name);
            });
        } else {
            notes.add(name + " may be " + String.join(" or ", fitting.stream().map(Seen::toString).toList())
                    + ", so none of them judges its fills: say which in --instruments FILE (instrument,venue: " + name
                    + "," + venues.first() + ")");
        }
    }

    /// Market data that join nothing because nobody says what they are of, beside fills without any.
    private void strangers() {
        for (var one : traded) {
            if (hasMarket(one.name())) {
                continue;
            }
            var alike = market.entrySet().stream().filter(entry -> !entry.getValue().isDescribed()
                    && !met.containsKey(entry.getKey()) && isAlike(one, entry.getKey())).map(Map.Entry::getKey)
                    .toList();
            if (!alike.isEmpty()) {
                notes.add("nothing says what " + listed(alike.stream().map(Seen::toString).toList())
                        + " is: if it is " + one.name() + ", say so in --instruments FILE (instrument,also: "
                        + one.name() + "," + alike.getFirst().name() + ")");
            }
        }
    }

    /// Whether a name holds both the coin and the quote of an instrument.
    private static boolean isAlike(Instrument one, Seen seen) {
        var name = upper(seen.name());
        var coin = upper(one.underlying());
        return !coin.isEmpty() && !one.quote().isEmpty()
                && (name.startsWith(coin) || (coin.equals("BTC") && name.startsWith("XBT")))
                && name.indexOf(one.quote(), coin.length()) >= 0
                && mayBeOf(one, seen);
    }

    private boolean hasMarket(String name) {
        return market.keySet().stream().anyMatch(seen -> seen.name().equals(name))
                || met.values().stream().anyMatch(names -> names.contains(name));
    }

    /// @return whether that is news
    private boolean meet(Seen seen, String name) {
        return met.computeIfAbsent(seen, any -> new TreeSet<>()).add(name);
    }

    private List<String> allNotes() {
        var all = new ArrayList<String>();
        rule("names that differ in case alone are one instrument: ", sameLetters, "", all);
        rule("names of one contract of one venue are one instrument: ", sameContract, "", all);
        rule("the fills name contracts and no venue, and the market data of one venue alone fit: ", sameUnified,
                "; were they made elsewhere, name their venue in --instruments FILE (instrument,venue)", all);
        all.addAll(notes);
        return all;
    }

    private static void rule(String words, List<String> met, String advice, List<String> all) {
        if (!met.isEmpty()) {
            all.add(words + listed(met) + advice);
        }
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String listed(List<String> words) {
        return String.join(", ", words.subList(0, Math.min(SHOWN, words.size())))
                + (words.size() > SHOWN ? " and " + (words.size() - SHOWN) + " more" : "");
    }
}

package io.assay.app.ingest;

import io.assay.core.event.FillLog;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.MarketLog;
import io.assay.core.venue.CcxtNames;
import io.assay.core.venue.Hyperliquid;
import io.assay.core.venue.Meetings;
import io.assay.core.venue.SpotTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Describes instruments: by a file ([InstrumentFile]), else by what the source said, else by the venue's way of naming and the tokens its fees were taken in.
final class Instruments {
    /// Tokens that stand for a coin held elsewhere: their delta is delta in that coin.
    private static final Map<String, String> UNDERLYINGS = underlyings();

    private final InstrumentFile.Said given;
    private final String quoteCurrency;

    private Instruments(InstrumentFile.Said given, String quoteCurrency) {
        this.given = given;
        this.quoteCurrency = quoteCurrency;
    }

    /// @param file of descriptions, if any
    /// @param quoteCurrency assumed of a spot pair whose fees do not tell
    static Instruments of(Optional<Path> file, String quoteCurrency) {
        return new Instruments(file.map(InstrumentFile::read).orElse(InstrumentFile.Said.NOTHING), quoteCurrency);
    }

    /// Descriptions in the order of the log's instrument numbers.
    ///
    /// @param said what the sources said of each
    List<Instrument> describe(FillLog log, SpotTokens tokens, Map<String, Set<Instrument>> said) {
        return log.instrumentNames().stream().map(name -> describe(name, tokens, said.getOrDefault(name, Set.of())))
                .toList();
    }

    /// What is known of one instrument.
    Instrument describe(String name, SpotTokens tokens, Set<Instrument> said) {
        var known = given.described().get(name);
        if (known != null) {
            return known;
        }
        var venue = given.venues().getOrDefault(name, "");
        var told = guessless(name, tokens, said);
        return venue.isEmpty() ? told : told.at(venue);
    }

    /// Puts market data under the names of the instruments they are of.
    ///
    /// @param traded what was traded, described
    /// @return what was joined by rule and what was left apart, in plain sentences
    List<String> meet(MarketLog market, List<Instrument> traded, SpotTokens tokens,
            Map<String, Set<Instrument>> said) {
        var seen = new TreeMap<Meetings.Seen, Instrument>();
        for (var name : market.instruments()) {
            for (var venue : market.venues(name)) {
                seen.put(new Meetings.Seen(name, venue), seenAt(venue, name, tokens, said));
            }
        }
        var found = Meetings.of(traded, seen, given.also());
        var own = traded.stream().map(Instrument::name).collect(Collectors.toSet());
        found.met().forEach((what, names) -> {
            var all = new TreeSet<>(names);
            if (own.contains(what.name())) {
                all.add(what.name());
            }
            market.rename(what.name(), what.venue(), all);
        });
        return found.notes();
    }

    /// What the sources of one venue say of an instrument, or the file does.
    private Instrument seenAt(String venue, String name, SpotTokens tokens, Map<String, Set<Instrument>> said) {
        var known = given.described().get(name);
        if (known != null) {
            return known;
        }
        var saidThere = said.getOrDefault(name, Set.of()).stream().filter(one -> one.venue().equals(venue))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return saidThere.isEmpty() ? Instrument.unknown(name) : guessless(name, tokens, saidThere);
    }

    private Instrument guessless(String name, SpotTokens tokens, Set<Instrument> said) {
        var byName = Hyperliquid.instrument(name);
        boolean isNumber = byName.kind() == InstrumentKind.SPOT && byName.base().isEmpty();
        var kinds = said.stream().map(Instrument::kind).filter(kind -> kind != InstrumentKind.UNKNOWN)
                .collect(Collectors.toCollection(TreeSet::new));
        if (kinds.isEmpty() && !said.isEmpty()) {
            return Instrument.unknown(name).at(fullest(said).venue());
        }
        if (!kinds.isEmpty() && !(isNumber && kinds.equals(Set.of(InstrumentKind.SPOT)))) {
            var full = fullest(said);
            return kinds.size() > 1 || sizes(said).size() > 1 ? Instrument.unknown(name)
                    : full.quote().isEmpty() ? stated(byName, full) : full;
        }
        if (!isNumber) {
            return byName;
        }
        if (!said.isEmpty() && !fullest(said).base().isEmpty()) {
            return listed(fullest(said));
        }
        var base = tokens.base(name);
        var quote = tokens.quote(name);
        var underlying = base.isEmpty() ? name : UNDERLYINGS.getOrDefault(base, base);
        return Instrument.of(name, InstrumentKind.SPOT, underlying, base, quote.isEmpty() ? quoteCurrency : quote);
    }

    /// What one contract is, by each source that describes the instrument in full.
    private static Set<String> sizes(Set<Instrument> said) {
        return said.stream().filter(one -> one.isDescribed() && !one.quote().isEmpty()).map(Instrument::contract)
                .map(contract -> contract.multiplier().toPlainString() + " "
                        + contract.shape().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What to ask of whoever has fills that wait: sizes of contracts that no source says, or that two say otherwise.
    static List<String> questions(List<Instrument> described, Map<String, Set<Instrument>> said) {
        return described.stream().filter(one -> !one.isDescribed()).map(Instrument::name).sorted()
                .filter(name -> CcxtNames.isContract(name) || sizes(said.getOrDefault(name, Set.of())).size() > 1)
                .map(name -> {
                    var sizes = sizes(said.getOrDefault(name, Set.of()));
                    return "name contractSize of " + name + " in --instruments FILE: "
                            + (sizes.size() > 1 ? "the files disagree (" + String.join(", ", sizes) + ")"
                                    : "no file says it")
                            + ", and its fills wait";
                }).toList();
    }

    /// A pair some list of instruments names: its delta is delta in what its base token stands for.
    private static Instrument listed(Instrument pair) {
        return new Instrument(pair.name(), pair.label(), pair.venue(), pair.kind(),
                UNDERLYINGS.getOrDefault(pair.base(), pair.base()), pair.base(), pair.quote(), pair.contract());
    }

    /// Of several sayings that agree in kind the one that says most, then the first by its words.
    private static Instrument fullest(Set<Instrument> said) {
        return said.stream().max(Comparator.comparingInt((Instrument one) -> (one.quote().isEmpty() ? 0 : 4)
                + (one.contract().tick() == null ? 0 : 2) + (one.venue().isEmpty() ? 0 : 1))
                .thenComparing(Instrument::toString)).orElseThrow();
    }

    /// A kind was stated and no more: the tokens are read off a `BASE/QUOTE[:SETTLE]` name.
    private Instrument stated(Instrument byName, Instrument said) {
        var name = said.name();
        int slash = name.indexOf('/');
        if (slash < 0) {
            var quote = byName.quote().isEmpty() ? quoteCurrency : byName.quote();
            return Instrument.of(name, said.kind(), byName.underlying(), byName.base(), quote).at(said.venue());
        }
        var base = name.substring(0, slash);
        var quote = name.substring(slash + 1).split("[:-]", 2)[0];
        return Instrument.of(name, said.kind(), base, said.kind() == InstrumentKind.SPOT ? base : "", quote)
                .at(said.venue());
    }

    private static Map<String, String> underlyings() {
        try (var in = Instruments.class.getResourceAsStream("underlyings.csv")) {
            if (in == null) {
                throw new IllegalStateException("underlyings.csv is not beside " + Instruments.class);
            }
            var known = new HashMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(",", 2))
                    .forEach(cells -> known.put(cells[0], cells[1]));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

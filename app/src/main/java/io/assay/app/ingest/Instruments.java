package io.assay.app.ingest;

import io.assay.app.config.UserError;
import io.assay.core.event.Contract;
import io.assay.core.event.FillLog;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.venue.Hyperliquid;
import io.assay.core.venue.SpotTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Describes instruments: by a file (`instrument,name,kind,underlying,base,quote`), else by what the
/// source said, else by the venue's way of naming and the tokens its fees were taken in.
final class Instruments {
    private static final List<String> COLUMNS = List.of("instrument", "name", "kind", "underlying", "base", "quote");

    /// Tokens that stand for a coin held elsewhere: their delta is delta in that coin.
    private static final Map<String, String> UNDERLYINGS = underlyings();

    private final Map<String, Instrument> given;
    private final String quoteCurrency;

    private Instruments(Map<String, Instrument> given, String quoteCurrency) {
        this.given = given;
        this.quoteCurrency = quoteCurrency;
    }

    /// @param file of descriptions, if any
    /// @param quoteCurrency assumed of a spot pair whose fees do not tell
    static Instruments of(Optional<Path> file, String quoteCurrency) {
        return new Instruments(file.map(Instruments::read).orElse(Map.of()), quoteCurrency);
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
        var known = given.get(name);
        return known != null ? known : guessless(name, tokens, said);
    }

    private Instrument guessless(String name, SpotTokens tokens, Set<Instrument> said) {
        var byName = Hyperliquid.instrument(name);
        boolean isNumber = byName.kind() == InstrumentKind.SPOT && byName.base().isEmpty();
        var kinds = said.stream().map(Instrument::kind).collect(Collectors.toCollection(TreeSet::new));
        if (!kinds.isEmpty() && !(isNumber && kinds.equals(Set.of(InstrumentKind.SPOT)))) {
            var full = fullest(said);
            return kinds.size() > 1 ? Instrument.unknown(name) : full.quote().isEmpty() ? stated(byName, full) : full;
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

    private static Map<String, Instrument> read(Path file) {
        try {
            var lines = Files.readAllLines(file);
            var header = lines.isEmpty() ? List.<String>of() : TableFiles.cells(withoutMark(lines.getFirst()), ',');
            if (!header.containsAll(COLUMNS)) {
                throw UserError.usage("not a list of instruments: " + file).at(file + ", line 1")
                        .because("its header must name " + String.join(",", COLUMNS))
                        .next("write one line an instrument under that header");
            }
            var known = new HashMap<String, Instrument>();
            for (int i = 1; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    var instrument = row(file, header, TableFiles.cells(lines.get(i), ','), i + 1);
                    if (known.put(instrument.name(), instrument) != null) {
                        throw UserError.usage("described twice: " + instrument.name())
                                .at(file + ", line " + (i + 1)).because("only one description can hold")
                                .next("keep one line for it");
                    }
                }
            }
            return known;
        } catch (IOException e) {
            throw UserError.usage("cannot read " + file).at("--instruments " + file)
                    .because(e.getClass().getSimpleName() + ": " + e.getMessage()).next("check the path").causedBy(e);
        }
    }

    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private static Instrument row(Path file, List<String> header, List<String> cells, int line) {
        if (cells.size() != header.size()) {
            throw UserError.usage("a row of " + cells.size() + " cells in " + file).at(file + ", line " + line)
                    .because("the header has " + header.size()).next("write one cell a column");
        }
        var name = cells.get(header.indexOf("instrument"));
        if (name.isBlank()) {
            throw UserError.usage("an instrument without a name in " + file).at(file + ", line " + line)
                    .because("the column instrument is empty").next("write the name the venue gives it");
        }
        var kind = cells.get(header.indexOf("kind")).toUpperCase(Locale.ROOT);
        for (var candidate : InstrumentKind.values()) {
            if (candidate.name().equals(kind)) {
                var label = cells.get(header.indexOf("name"));
                var underlying = cells.get(header.indexOf("underlying"));
                return new Instrument(name, label.isEmpty() ? name : label, "", candidate,
                        underlying.isEmpty() ? name : underlying, cells.get(header.indexOf("base")),
                        cells.get(header.indexOf("quote")), Contract.PLAIN);
            }
        }
        throw UserError.usage("unknown kind of instrument: " + kind).at(file + ", line " + line)
                .because("a kind is one of perpetual, future, option, spot").next("mend the kind of " + name);
    }
}

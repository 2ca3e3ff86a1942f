package io.assay.app.ingest;

import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import io.assay.core.event.Contract;
import io.assay.core.event.Decimals;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.venue.CcxtNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the file in which a user describes instruments: CSV, one line an instrument, `instrument` the only column
/// that must be there. What a line leaves empty is taken from the name where it is a unified symbol of ccxt. A line of
/// which only `venue` and `also` are filled describes nothing: it says where an instrument trades and what else it
/// is called.
final class InstrumentFile {
    private static final List<String> DESCRIBING = List.of("name", "kind", "underlying", "base", "quote", "shape",
            "multiplier", "contractSize", "contract_size", "settle", "expiry", "strike", "right", "tick", "lot");
    private static final List<String> NAMING = List.of("venue", "also");
    private static final List<String> SIZES = List.of("multiplier", "contractSize", "contract_size");
    private static final int EXPIRY_HOUR = 8;
    private static final long SECOND_NS = 1_000_000_000L;

    /// What a file says.
    ///
    /// @param described by name, those the file says more of than names
    /// @param venues where instruments trade, by name
    /// @param also further names of instruments, by name
    record Said(Map<String, Instrument> described, Map<String, String> venues, Map<String, Set<String>> also) {
        static final Said NOTHING = new Said(Map.of(), Map.of(), Map.of());
    }

    private final Path file;
    private final List<String> header;
    private List<String> cells = List.of();
    private int line = 1;

    private InstrumentFile(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /// @throws UserError when it cannot be read, or a line cannot be what it should
    static Said read(Path file) {
        try {
            return new InstrumentFile(file, List.of()).read(Files.readAllLines(file));
        } catch (IOException e) {
            throw UserError.usage("cannot read " + file).at("--instruments " + file)
                    .because(e.getClass().getSimpleName() + ": " + e.getMessage()).next("check the path").causedBy(e);
        }
    }

    private Said read(List<String> lines) {
        var header = lines.isEmpty() ? List.<String>of() : TableFiles.cells(withoutMark(lines.getFirst()), ',');
        if (!header.contains("instrument") || header.stream().noneMatch(InstrumentFile::isTelling)) {
            throw UserError.usage("not a list of instruments: " + file).at(file + ", line 1")
                    .because("its header must name instrument and kind (or contractSize, venue, also), and may name"
                            + " name,underlying,base,quote,shape,multiplier,settle,expiry,strike,right,tick,lot")
                    .next("write one line an instrument under that header");
        }
        var said = new Said(new HashMap<>(), new HashMap<>(), new HashMap<>());
        var rows = new InstrumentFile(file, header);
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.row(TableFiles.cells(lines.get(i), ','), i + 1, said);
            }
        }
        return said;
    }

    private static boolean isTelling(String column) {
        return column.equals("kind") || SIZES.contains(column) || NAMING.contains(column);
    }

    private static String withoutMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }

    private void row(List<String> cells, int line, Said said) {
        this.cells = cells;
        this.line = line;
        if (cells.size() != header.size()) {
            throw wrong("a row of " + cells.size() + " cells in " + file, "the header has " + header.size(),
                    "write one cell a column");
        }
        var name = cell("instrument");
        if (name.isBlank()) {
            throw wrong("an instrument without a name in " + file, "the column instrument is empty",
                    "write the name the venue gives it");
        }
        var venue = cell("venue").toLowerCase(Locale.ROOT);
        if (said.venues.put(name, venue) != null) {
            throw wrong("described twice: " + name, "only one description can hold", "keep one line for it");
        }
        if (!cell("also").isEmpty()) {
            said.also.put(name, new TreeSet<>(List.of(cell("also").split("\\s+"))));
        }
        boolean onlyNames = NAMING.stream().anyMatch(column -> !cell(column).isEmpty())
                && DESCRIBING.stream().allMatch(column -> cell(column).isEmpty());
        if (!onlyNames) {
            said.described.put(name, described(name).at(venue));
        }
    }

    private Instrument described(String name) {
        var byName = CcxtNames.instrument(name).orElse(Instrument.unknown(name));
        var kind = cell("kind").isEmpty() ? byName.kind() : choice("kind", InstrumentKind.class);
        if (kind == InstrumentKind.UNKNOWN) {
            throw wrong("no kind of instrument: " + name, "a kind is one of perpetual, future, option, spot",
                    "write the kind of " + name);
        }
        var underlying = or("underlying", byName.underlying());
        return new Instrument(name, or("name", byName.label()), "", kind, underlying, or("base", byName.base()),
                or("quote", byName.quote()), contract(byName.contract(), underlying));
    }

    private Contract contract(Contract byName, String underlying) {
        var shape = cell("shape").isEmpty() ? byName.shape() : choice("shape", Contract.Shape.class);
        var settle = or("settle", byName.settle());
        return new Contract(shape, multiplier(byName), settle, expiry(byName), option(byName, settle, underlying),
                number("tick"), number("lot"));
    }

    private BigDecimal multiplier(Contract byName) {
        for (var column : SIZES) {
            var size = number(column);
            if (size != null) {
                return size;
            }
        }
        return byName.multiplier();
    }

    /// A day means 08:00 UTC, when crypto venues settle.
    private long expiry(Contract byName) {
        var text = cell("expiry");
        if (text.isEmpty()) {
            return byName.expiryNs();
        }
        try {
            var at = text.length() == 10
                    ? LocalDate.parse(text).atTime(EXPIRY_HOUR, 0).toInstant(ZoneOffset.UTC)
                    : Instant.parse(text);
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), SECOND_NS), at.getNano());
        } catch (DateTimeException | ArithmeticException noTime) {
            throw wrong("bad expiry: " + text, "an expiry is a day (2026-12-25, which means 08:00 UTC) or a time"
                    + " (2026-12-25T08:00:00Z)", "mend the expiry of " + cell("instrument")).causedBy(noTime);
        }
    }

    /// The premium is in coin where the option settles in what it is an option on.
    private Contract.@Nullable Option option(Contract byName, String settle, String underlying) {
        var strike = number("strike");
        var right = cell("right").toLowerCase(Locale.ROOT);
        if (strike == null && right.isEmpty()) {
            return byName.option();
        }
        if (strike == null || !List.of("c", "call", "p", "put").contains(right)) {
            throw wrong("half an option: " + cell("instrument"), "an option has a strike, and call or put as its right",
                    "fill both cells, or neither");
        }
        return new Contract.Option(strike, right.startsWith("c"), settle.equals(underlying));
    }

    private @Nullable BigDecimal number(String column) {
        var text = cell(column);
        var value = Decimals.parseFloating(text);
        if (text.isEmpty()) {
            return null;
        }
        if (value == null || value.signum() <= 0 || !Decimals.isNarrow(value)) {
            throw wrong("bad " + column + ": " + text, "it must be a positive number of at most 18 digits",
                    "mend the " + column + " of " + cell("instrument"));
        }
        return value;
    }

    private <E extends Enum<E>> E choice(String column, Class<E> type) {
        var text = cell(column).toUpperCase(Locale.ROOT);
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).filter(name -> !name.equals("UNKNOWN"))
                .map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(text)).findFirst()
                .orElseThrow(() -> wrong(
                        (column.equals("kind") ? "unknown kind of instrument: " : "unknown " + column + ": ") + text,
                        "a " + column + " is one of " + String.join(", ", names), Nearest.to(text, names)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("mend the " + column + " of " + cell("instrument"))));
    }

    private String cell(String column) {
        int place = header.indexOf(column);
        return place < 0 ? "" : cells.get(place).strip();
    }

    private String or(String column, String otherwise) {
        var text = cell(column);
        return text.isEmpty() ? otherwise : text;
    }

    private UserError wrong(String what, String why, String next) {
        return UserError.usage(what).at(file + ", line " + line).because(why).next(next);
    }
}

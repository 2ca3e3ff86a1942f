package io.assay.app.pipeline;

import static io.assay.app.pipeline.ResultTables.numbers;
import static io.assay.app.pipeline.ResultTables.text;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.app.store.Column;
import io.assay.app.store.OutputFolder;
import io.assay.app.store.ResultStore;
import io.assay.app.store.StoreException;
import io.assay.app.store.Table;
import io.assay.core.policy.quote.Freshness.Status;
import io.assay.core.policy.quote.Ladder;
import io.assay.core.policy.quote.Ladder.Rung;
import io.assay.core.policy.quote.ProfileOfUse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Ladders on their way out of the house: rows of prices in ticks, at a moment. What has expired is the safe ladder.
///
/// @param nowNs the moment they are read at
/// @param ends the same quotes at both ends of what hedging costs; empty where that is assumed, or nobody asked
public record PublishedLadders(RunQuotes quotes, List<RunQuotes.Row> rows, long nowNs, Optional<HedgeEnds> ends) {
    private static final double SLACK = 1e-9;
    private static final double M = QuoteBooks.M;

    /// The one door by which ladders leave: the profile of use decides.
    ///
    /// @param use as the run and its reader say
    /// @param isUniform one ladder for all is wanted
    /// @throws UserError when this profile does not publish, or not by segment
    public static PublishedLadders of(RunQuotes quotes, ProfileOfUse use, boolean isUniform, long nowNs) {
        if (!use.isPublished()) {
            throw UserError.of(ExitCode.AUTHORISATION, "the profile of use analytics publishes no ladder")
                    .at("--run " + quotes.folder()).next("make the report with --profile-of-use dealer");
        }
        if (!use.isBySegment() && !isUniform) {
            throw UserError.of(ExitCode.AUTHORISATION,
                    "the profile of use venue does not quote by segment: nothing is published")
                    .at("--run " + quotes.folder()).next("--uniform publishes one ladder for all");
        }
        return new PublishedLadders(quotes, quotes.published(use.isBySegment() && !isUniform), nowNs,
                HedgeEnds.of(quotes));
    }

    /// Ladders by segment to be looked at, whatever the profile of use: nothing writes them.
    public static PublishedLadders shown(RunQuotes quotes, long nowNs) {
        return new PublishedLadders(quotes, quotes.published(true), nowNs, HedgeEnds.of(quotes));
    }

    public Status status() {
        return quotes.freshness().at(quotes.asOfNs(), nowNs);
    }

    /// Writes `policy.parquet`, `policy.csv` and `model.yaml` into a folder, whole or not at all.
    public void write(Path out) {
        try (var folder = OutputFolder.beside(out)) {
            ResultStore.write(folder.path(), List.of(table()), 1);
            Files.delete(folder.path().resolve(ResultStore.DATABASE));
            Files.writeString(folder.path().resolve("model.yaml"), new QuoteModelText(quotes).yaml());
            folder.publish();
        } catch (IOException e) {
            throw new StoreException("writing ladders into " + out, e);
        }
    }

    /// Where ladders go when nobody says: below the run, whose own files and digest stay as they are.
    public static Path usualFolder(Path run, String instrument) {
        String name = instrument.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return run.resolve("quotes").resolve(name.isEmpty() ? "instrument" : name);
    }

    /// One row of one size.
    private record Line(RunQuotes.Row row, int size, Rung now, Rung safe, Rung near, Rung far) {}

    /// One end of the interval of a ladder by size, as far as it is known; the safe ladder has none.
    public List<Rung> end(Ladder end) {
        return status() != Status.EXPIRED ? end.rungs()
                : end.rungs().stream().map(one -> new Rung(one.size(), OptionalLong.empty(), OptionalLong.empty()))
                        .toList();
    }

    Table table() {
        var lines = new ArrayList<Line>();
        for (var row : rows) {
            var now = row.ladder().at(nowNs);
            for (int z = 0; z < now.size(); z++) {
                lines.add(new Line(row, z, now.get(z), row.ladder().safe().get(z), end(row.near()).get(z),
                        end(row.far()).get(z)));
            }
        }
        int n = lines.size();
        var columns = new ArrayList<Column>(List.of(
                text("instrument", "As the venue names it.", n, i -> quotes.traded().name()),
                text("segment", "Whom it is for; absent for accounts without a segment.", n,
                        i -> lines.get(i).row.segment().isEmpty() ? null : lines.get(i).row.segment()),
                text("tier", "Whose ladder it is: of a segment, uniform, or safe (for whatever is unknown).", n,
                        i -> lines.get(i).row.tier()),
                numbers("size_usd", "USD", "Largest request this price is good for.", n,
                        i -> Math.rint(lines.get(i).now.size() * M)),
                numbers("size_base", "base", "The same at the reference.", n,
                        i -> lines.get(i).now.size() * M / quotes.traded().reference()),
                longs("bid_offset_ticks", "ticks", "Bid below the reference, which is first rounded down to the tick.",
                        lines, line -> below(line.now.bidTicks())),
                longs("ask_offset_ticks", "ticks", "Ask above the reference, which is first rounded up to the tick.",
                        lines, line -> above(line.now.askTicks())),
                longs("bid_ticks", "ticks", "Bid in whole ticks; absent = not quoted.", lines,
                        line -> line.now.bidTicks()),
                longs("ask_ticks", "ticks", "Ask likewise.", lines, line -> line.now.askTicks()),
                prices("bid_price", "Bid.", lines, line -> line.now.bidTicks()),
                prices("ask_price", "Ask.", lines, line -> line.now.askTicks()),
                bp("bid_bp", "Distance of the bid from the reference.", n, i -> bp(lines.get(i).now.bidTicks(), -1)),
                bp("ask_bp", "Distance of the ask from it.", n, i -> bp(lines.get(i).now.askTicks(), 1)),
                longs("bid_offset_low_ticks", "ticks", "Lower end of the 95 % interval of bid_offset_ticks.", lines,
                        line -> below(line.near.bidTicks())),
                longs("bid_offset_high_ticks", "ticks", "Upper end.", lines, line -> below(line.far.bidTicks())),
                longs("ask_offset_low_ticks", "ticks", "Lower end of that of ask_offset_ticks.", lines,
                        line -> above(line.near.askTicks())),
                longs("ask_offset_high_ticks", "ticks", "Upper end.", lines, line -> above(line.far.askTicks())),
                bp("model_bid_bp", "What the model wants of the bid before limits.", n,
                        i -> wanted(lines.get(i), true)),
                bp("model_ask_bp", "What it wants of the ask.", n, i -> wanted(lines.get(i), false)),
                bp("model_bid_low_bp", "Lower end of the 95 % interval of model_bid_bp; absent = nobody can tell.", n,
                        i -> lines.get(i).row.band().near().get(lines.get(i).size).bidBp()),
                bp("model_bid_high_bp", "Upper end.", n,
                        i -> lines.get(i).row.band().far().get(lines.get(i).size).bidBp()),
                bp("model_ask_low_bp", "Lower end of that of model_ask_bp.", n,
                        i -> lines.get(i).row.band().near().get(lines.get(i).size).askBp()),
                bp("model_ask_high_bp", "Upper end.", n,
                        i -> lines.get(i).row.band().far().get(lines.get(i).size).askBp()),
                longs("safe_bid_ticks", "ticks", "Bid once this has expired.", lines, line -> line.safe.bidTicks()),
                longs("safe_ask_ticks", "ticks", "Ask once this has expired.", lines, line -> line.safe.askTicks()),
                bp("adverse_bp", "Shrunk adverse selection behind it.", n, i -> lines.get(i).row.adverseBp()),
                bp("adverse_sd_bp", "Its standard deviation.", n, i -> lines.get(i).row.adverseSdBp())));
        columns.addAll(HedgeColumns.of(this, lines.stream().mapToInt(line -> rows.indexOf(line.row)).toArray(),
                lines.stream().mapToInt(Line::size).toArray()));
        columns.addAll(stamps(n));
        return new Table("policy", "What each segment is quoted, by size.", columns);
    }

    /// What is the same in every row.
    private List<Column> stamps(int n) {
        var freshness = quotes.freshness();
        long asOf = quotes.asOfNs();
        return List.of(all("reference_price", "What it is quoted around.",
                plain(BigDecimal.valueOf(quotes.traded().reference())), n),
                all("tick", "Step of the price.", plain(quotes.tick()), n),
                text("value_basis", "What identifies demand; ASSUMED = nothing here.", n,
                        i -> quotes.inputs().desk().basis()),
                text("status", "FRESH, STALE, or EXPIRED: then the safe ladder stands in.", n, i -> status().name()),
                times("as_of", "Last moment whose data it knows.", asOf, n),
                times("stale_from", "From then on it is stale.", plus(asOf, freshness.staleAfterNs()), n),
                times("expires", "From then on the safe ladder stands in.", plus(asOf, freshness.expiredAfterNs()), n),
                times("read_at", "The moment the status is true of.", nowNs, n),
                text("model_version", "What made it.", n, i -> quotes.version()),
                text("run_digest", "Of the run it was made from.", n, i -> quotes.digest()));
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    /// Ticks below the reference, which is rounded down first.
    public OptionalLong below(OptionalLong bid) {
        return bid.isPresent()
                ? OptionalLong.of((long) Math.floor(quotes.referenceTicks() + SLACK) - bid.getAsLong())
                : bid;
    }

    /// Ticks above the reference, which is rounded up first.
    public OptionalLong above(OptionalLong ask) {
        return ask.isPresent() ? OptionalLong.of(ask.getAsLong() - (long) Math.ceil(quotes.referenceTicks() - SLACK))
                : ask;
    }

    private double bp(OptionalLong ticks, int sign) {
        double reference = quotes.referenceTicks();
        return ticks.isPresent() ? sign * (ticks.getAsLong() - reference) / reference * 1e4 : Double.NaN;
    }

    private static double wanted(Line line, boolean bid) {
        var wanted = line.row.wanted().get(line.size);
        return bid ? wanted.bidBp() : wanted.askBp();
    }

    private Column prices(String name, String comment, List<Line> lines, Function<Line, OptionalLong> ticks) {
        var values = new @Nullable String[lines.size()];
        for (int i = 0; i < values.length; i++) {
            var at = ticks.apply(lines.get(i));
            values[i] = at.isPresent() ? plain(quotes.tick().multiply(BigDecimal.valueOf(at.getAsLong()))) : null;
        }
        return new Column.Decimals(name, "quote", comment, values);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static Column all(String name, String comment, String value, int n) {
        var values = new @Nullable String[n];
        Arrays.fill(values, value);
        return new Column.Decimals(name, "quote", comment, values);
    }

    private static Column times(String name, String comment, long atNs, int n) {
        var values = new long[n];
        Arrays.fill(values, atNs);
        return new Column.Times(name, comment, values);
    }

    private static Column longs(String name, String unit, String comment, List<Line> lines,
            Function<Line, OptionalLong> value) {
        var values = new long[lines.size()];
        var absent = new BitSet();
        for (int i = 0; i < values.length; i++) {
            var one = value.apply(lines.get(i));
            values[i] = one.orElse(0);
            absent.set(i, one.isEmpty());
        }
        return new Column.Longs(name, unit, comment, values, absent);
    }

    private static Column bp(String name, String comment, int n, IntToDoubleFunction value) {
        return numbers(name, "bp", comment, n, value);
    }
}

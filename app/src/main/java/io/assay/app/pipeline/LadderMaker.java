package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.report.LadderBook;
import io.assay.core.policy.quote.Ladder.Rung;
import io.assay.core.policy.quote.MeasuredQuotes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Ladders of the instrument most is traded of, for the page.
///
/// @param quoted empty where no instrument can be quoted
/// @param segmentOf number on the page of a segment by its name, -1 for none
record LadderMaker(Optional<RunQuotes> quoted, ToIntFunction<String> segmentOf) {
    private static final double M = QuoteBooks.M;
    private static final double USD_PER_BP_M = 100;
    private static final double HOURS = 24;
    /// Inventories shown: this many to either side of flat, up to this part of the limit.
    private static final int POINTS = 20;
    private static final double SHOWN = 0.5;

    /// Quotes of the instrument most is traded of, from the run's own measures; empty where none can be quoted.
    static Optional<RunQuotes> quotes(Run run, String digest) {
        var books = new QuoteBooks(run.quoting());
        return books.main().flatMap(traded -> {
            try {
                return Optional.of(new RunQuotes(Path.of(""), digest, Run.VERSION, run.config().profileOfUse(),
                        run.quoting(), traded, MeasuredQuotes.of(books.of(traded))));
            } catch (UserError | IllegalStateException _e) {
                return Optional.empty(); // whoever asks for its ladder by name is told why
            }
        });
    }

    Optional<LadderBook> book() {
        try {
            return quoted.map(this::book);
        } catch (UserError | IllegalStateException _e) {
            return Optional.empty(); // likewise
        }
    }

    private LadderBook book(RunQuotes quotes) {
        var solved = quotes.quotes();
        var inventories = IntStream.rangeClosed(-POINTS, POINTS)
                .mapToObj(i -> SHOWN * solved.model().inventoryMax() * i / POINTS).toList();
        var ladders = new PublishedLadders(quotes, List.of(), quotes.asOfNs(), Optional.empty());
        var tiers = quotes.byTier().stream().map(row -> new LadderBook.TierLadder(row.tier(),
                row.segment().isEmpty() ? -1 : segmentOf.applyAsInt(row.segment()),
                ticks(row.ladder().rungs(), rung -> ladders.below(rung.bidTicks())),
                ticks(row.ladder().rungs(), rung -> ladders.above(rung.askTicks())), ends(ladders, row),
                inventories.stream().map(q -> skew(quotes, row.tier(), q)).toList()))
                .sorted(Comparator.comparingInt(tier -> tier.segment() < 0 ? Integer.MAX_VALUE : tier.segment()))
                .toList();
        var told = solved.told();
        return new LadderBook(quotes.traded().label(), plain(quotes.traded().reference()),
                plain(quotes.traded().tick()),
                quotes.inputs().desk().basis(), quotes.inputs().desk().isPublished(),
                Arrays.stream(solved.model().sizes()).mapToObj(size -> Math.rint(size * M)).toList(), tiers,
                inventories.stream().map(q -> q * M).toList(),
                inventories.stream().map(q -> solved.hedgePerDay(q) * M / HOURS).toList(), told.hedgeFreeLow() * M,
                told.hedgeFreeHigh() * M,
                new LadderBook.Worth(told.rate() * USD_PER_BP_M, solved.gain() * USD_PER_BP_M,
                        told.clientCost() * USD_PER_BP_M, solved.clientCost() * USD_PER_BP_M, told.clientPerDay() * M,
                        told.hedgePerDay() * M));
    }

    private static Optional<LadderBook.Ends> ends(PublishedLadders ladders, RunQuotes.Row row) {
        var near = row.near().rungs();
        var far = row.far().rungs();
        boolean isKnown = near.stream().anyMatch(rung -> rung.bidTicks().isPresent() || rung.askTicks().isPresent());
        return isKnown ? Optional.of(new LadderBook.Ends(ticks(near, rung -> ladders.below(rung.bidTicks())),
                ticks(far, rung -> ladders.below(rung.bidTicks())), ticks(near, rung -> ladders.above(rung.askTicks())),
                ticks(far, rung -> ladders.above(rung.askTicks())))) : Optional.empty();
    }

    private static OptionalDouble skew(RunQuotes quotes, String tier, double inventory) {
        var wanted = quotes.wanted(tier, inventory).getFirst();
        return ReportMaker.known((wanted.askBp() - wanted.bidBp()) / 2);
    }

    private static List<OptionalDouble> ticks(List<Rung> rungs, Function<Rung, OptionalLong> of) {
        return rungs.stream().map(of)
                .map(ticks -> ticks.isPresent() ? OptionalDouble.of((double) ticks.getAsLong())
                        : OptionalDouble.empty())
                .toList();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}

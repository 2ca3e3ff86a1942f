package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.pipeline.QuoteInputs.Traded;
import io.assay.app.store.ResultDatabase;
import io.assay.core.policy.quote.Freshness;
import io.assay.core.policy.quote.Ladder;
import io.assay.core.policy.quote.LadderBand;
import io.assay.core.policy.quote.MeasuredBook;
import io.assay.core.policy.quote.MeasuredQuotes;
import io.assay.core.policy.quote.MeasuredTier;
import io.assay.core.policy.quote.ProfileOfUse;
import io.assay.core.policy.quote.WidthLimits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The ladders of one instrument by what a run measured. Sizes are M, a million USD.
///
/// @param folder of the run
/// @param digest of the run
/// @param version of what made it
/// @param use what the run may be used for
/// @param traded what is quoted, with the tick that is used
/// @param quotes solved
public record RunQuotes(Path folder, String digest, String version, ProfileOfUse use, QuoteInputs inputs,
        Traded traded, MeasuredQuotes quotes) {
    /// Name of the ladder that stands in for whatever is unknown or has expired.
    public static final String SAFE = "safe";

    /// @param segment whom it is for; empty = accounts without a segment
    /// @param tier whose prices these are
    /// @param adverseBp behind it; NaN for the safe one, which rests on nothing
    /// @param wanted by the model when flat, before limits
    /// @param band where what is wanted is expected with 95 % certainty
    /// @param near the ladder at the near end of it; what is not quoted is unknown
    /// @param far the ladder at the far end
    public record Row(String segment, String tier, double adverseBp, double adverseSdBp, List<Ladder.Wanted> wanted,
            Ladder ladder, LadderBand band, Ladder near, Ladder far) {
        Row of(String other) {
            return new Row(other, tier, adverseBp, adverseSdBp, wanted, ladder, band, near, far);
        }
    }

    /// Reads a run and solves one instrument.
    ///
    /// @param tick of the price, where the run does not know it
    /// @throws UserError when it cannot be quoted
    public static RunQuotes read(Path folder, String instrument, OptionalDouble tick) {
        try (var database = ResultDatabase.open(folder, "--run")) {
            var inputs = QuoteTables.read(database, folder);
            var run = database.rows("SELECT digest, model_version, profile_of_use FROM runs").getFirst();
            var books = new QuoteBooks(inputs);
            var traded = books.named(instrument);
            var used = tick.isPresent() ? traded.withTick(tick.getAsDouble()) : traded;
            return new RunQuotes(folder, String.valueOf(run[0]), String.valueOf(run[1]),
                    ProfileOfUse.valueOf(String.valueOf(run[2])), inputs, used,
                    solved(books.of(used), instrument, folder));
        }
    }

    /// The same instrument by another book.
    ///
    /// @throws UserError when it cannot be quoted
    RunQuotes by(MeasuredBook book) {
        return new RunQuotes(folder, digest, version, use, inputs, traded, solved(book, traded.name(), folder));
    }

    private static MeasuredQuotes solved(MeasuredBook book, String instrument, Path folder) {
        try {
            return MeasuredQuotes.of(book);
        } catch (IllegalStateException e) {
            throw UserError.usage("no policy settles for " + instrument).at("--run " + folder)
                    .because(String.valueOf(e.getMessage()))
                    .next("lower quote.inventory-limit-usd or quote.risk-aversion").causedBy(e);
        }
    }

    /// The moment reference and flow are known to.
    public long asOfNs() {
        return Math.min(inputs.desk().asOfNs(), traded.referenceNs());
    }

    public Freshness freshness() {
        return new Freshness(inputs.desk().staleAfterNs(), inputs.desk().expiredAfterNs());
    }

    public WidthLimits limits() {
        return new WidthLimits(inputs.desk().minHalfBp(), inputs.desk().maxHalfBp(), 0);
    }

    public BigDecimal tick() {
        return BigDecimal.valueOf(traded.tick());
    }

    /// The reference in ticks.
    public double referenceTicks() {
        return BigDecimal.valueOf(traded.reference()).divide(tick(), MathContext.DECIMAL64).doubleValue();
    }

    /// The ladder of each tier, as if the segmentation were followed; the uniform one last.
    public List<Row> byTier() {
        var out = new ArrayList<Row>();
        for (var tier : segments()) {
            out.add(row(tier.name(), tier, quotes.wanted(tier, 0), quotes.band(tier, 0)));
        }
        out.add(inputs.desk().isPublished() ? row("", all(), quotes.wanted(all(), 0), quotes.band(all(), 0))
                : forAll());
        return out;
    }

    /// What may be acted on: each segment under its own ladder where a segmentation is followed and `isBySegment`, else all
    /// under the one for all; then that of accounts without a segment, and last the safe one.
    public List<Row> published(boolean isBySegment) {
        var out = new ArrayList<Row>();
        var all = byTier();
        var uniform = isBySegment ? all.getLast() : forAll();
        for (var own : all.subList(0, all.size() - 1)) {
            out.add(isBySegment && inputs.desk().isPublished() ? own : uniform.of(own.segment()));
        }
        out.add(uniform);
        out.add(safe(uniform));
        return out;
    }

    /// What the model wants of a ladder at an inventory, M.
    public List<Ladder.Wanted> wanted(String tier, double inventory) {
        return segments().stream().filter(one -> one.name().equals(tier)).findFirst()
                .map(one -> quotes.wanted(one, inventory)).orElseGet(() -> uniformWanted(inventory));
    }

    /// All tiers but the one of accounts without a segment.
    private List<MeasuredTier> segments() {
        return quotes.book().tiers().subList(0, quotes.book().tiers().size() - 1);
    }

    private List<Ladder.Wanted> uniformWanted(double inventory) {
        return inputs.desk().isPublished() ? quotes.wanted(all(), inventory) : quotes.wantedByAll(all(), inventory);
    }

    private MeasuredTier all() {
        return quotes.book().tiers().getLast();
    }

    /// One ladder for all.
    private Row forAll() {
        return row("", all(), quotes.wantedByAll(all(), 0), quotes.bandOfAll(all(), 0));
    }

    private Row row(String segment, MeasuredTier tier, List<Ladder.Wanted> wanted, LadderBand band) {
        return new Row(segment, tier.name(), tier.adverseBp(), tier.adverseSdBp(), wanted, ladder(wanted), band,
                ladder(band.near()), ladder(band.far()));
    }

    private Ladder ladder(List<Ladder.Wanted> wanted) {
        return Ladder.of(referenceTicks(), wanted, limits(), asOfNs(), freshness());
    }

    /// It rests on nothing that could err.
    private Row safe(Row like) {
        var none = unknown(like.wanted());
        var safe = new Ladder(asOfNs(), freshness(), like.ladder().safe(), like.ladder().safe());
        return new Row("", SAFE, Double.NaN, Double.NaN, none, safe, new LadderBand(none, none), ladder(none),
                ladder(none));
    }

    private static List<Ladder.Wanted> unknown(List<Ladder.Wanted> wanted) {
        return wanted.stream().map(one -> new Ladder.Wanted(one.size(), Double.NaN, Double.NaN)).toList();
    }
}

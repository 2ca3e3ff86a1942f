package io.assay.app.pipeline;

import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import io.assay.app.pipeline.QuoteInputs.Asked;
import io.assay.app.pipeline.QuoteInputs.Tier;
import io.assay.app.pipeline.QuoteInputs.Traded;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Side;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.MeasuredBook;
import io.assay.core.policy.quote.MeasuredTier;
import io.assay.core.policy.quote.SizeLadder;
import io.assay.core.profile.RequestFlow;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Turns what a run measured of one instrument into a book that can be solved, or says why not. M is a million USD.
record QuoteBooks(QuoteInputs inputs) {
    static final double M = 1e6;
    private static final double BP = 1e4;
    private static final double HELD_DAYS = RequestFlow.HELD_NS / 86_400e9;
    /// Funding around the fills of a tier counts by n/(n + this), for few fills say little of it.
    private static final double FUNDING_SHRINKAGE = 100;
    private static final int NAMED = 8;

    /// The instrument of this name, label or underlying, in any case.
    ///
    /// @throws UserError when there is none
    Traded named(String name) {
        var all = inputs.instruments();
        return first(all, one -> one.name().equals(name)).or(() -> first(all, one -> one.label().equals(name)))
                .or(() -> first(all, one -> one.name().equalsIgnoreCase(name) || one.label().equalsIgnoreCase(name)))
                .or(() -> first(busiest().filter(one -> !one.kind().equals(InstrumentKind.OPTION.name())).toList(),
                        one -> one.underlying().equalsIgnoreCase(name)))
                .orElseThrow(() -> unknown(name));
    }

    private static Optional<Traded> first(List<Traded> all, Predicate<Traded> is) {
        return all.stream().filter(is).findFirst();
    }

    /// The instrument most is traded of, if any can be quoted.
    Optional<Traded> main() {
        return busiest().filter(one -> fault(one).isEmpty()).findFirst();
    }

    private Stream<Traded> busiest() {
        return inputs.instruments().stream().sorted(Comparator.comparingDouble(one -> -one.volumePerDay()));
    }

    private UserError unknown(String name) {
        var names = inputs.instruments().stream().flatMap(one -> Stream.of(one.name(), one.label()))
                .distinct().toList();
        return UserError.usage("no instrument " + name + " in the flow of this run").at("--instrument " + name)
                .next(Nearest.to(name, names).map(near -> "did you mean " + near + "?")
                        .orElse("one of " + String.join(", ", busiest().map(Traded::name).limit(NAMED).toList())));
    }

    /// Why an instrument cannot be quoted; empty when it can.
    Optional<UserError> fault(Traded one) {
        String place = "--instrument " + one.name();
        if (one.kind().equals(InstrumentKind.OPTION.name())) {
            return Optional.of(UserError.usage("options are not quoted by this model").at(place)
                    .next("name a perpetual, a future or a spot pair"));
        }
        if (Double.isNaN(one.reference())) {
            return Optional.of(UserError.usage("no reference price of " + one.name()).at(place)
                    .because("the run has neither quotes nor marks nor trades that could be one")
                    .next("add quotes to the report, as docs/how-to/tardis.md shows"));
        }
        if (Double.isNaN(one.sigmaBp())) {
            return Optional.of(UserError.usage("no volatility of " + one.name()).at(place)
                    .because("too few minutes or trades of it were seen").next("add quotes, or a longer span"));
        }
        if (Double.isNaN(one.tick())) {
            return Optional.of(UserError.usage("no tick of " + one.name()).at(place)
                    .because("nobody states the step of its price, and too few prices were seen")
                    .next("name it: --tick PRICE, or in a file: assay report --instruments FILE"));
        }
        if (Double.isNaN(inputs.uniform().adverseBp())) {
            return Optional.of(UserError.usage("no adverse selection to quote by").at(place)
                    .because("nothing in this run judges a fill")
                    .next("add quotes to the report, as docs/how-to/tardis.md shows"));
        }
        return Optional.empty();
    }

    /// What a hedge of it costs by the impact the run measured, where it measured one.
    Optional<HedgeCost> hedge(Traded one) {
        return HedgeCost.of(inputs.impact(), inputs.desk(), one);
    }

    /// @throws UserError when it cannot be quoted
    MeasuredBook of(Traded one) {
        return of(one, hedge(one).map(cost -> cost.paceBp().estimate()));
    }

    /// The same with a hedge at the desk's usual pace at another cost than the law expects.
    ///
    /// @param paceBp beyond the linear cost; empty = once that
    MeasuredBook of(Traded one, Optional<Double> paceBp) {
        fault(one).ifPresent(fault -> {
            throw fault;
        });
        double[] steps = IntStream.range(0, RequestFlow.BINS).mapToDouble(RequestFlow::sizeUsd).map(usd -> usd / M)
                .toArray();
        var sizes = SizeLadder.of(steps, volume(inputs.of(one).toList(), 1));
        var desk = inputs.desk();
        var terms = new MeasuredBook.Terms(desk.riskAversion(), desk.hedgeCostBp(), desk.hedgePace(),
                desk.inventoryLimitUsd().isPresent()
                        ? OptionalDouble.of(desk.inventoryLimitUsd().getAsDouble() / M)
                        : OptionalDouble.empty(),
                paceBp.orElse(desk.hedgeCostBp()));
        double volume = paceBp.flatMap(told -> hedge(one)).map(HedgeCost::volumePerDay).orElse(one.volumePerDay());
        var book = new MeasuredBook(one.sigmaBp(), one.sigmaSdBp(), orNone(-one.fundingBpPerDay()), volume / M, sizes,
                inputs.tiers().stream().map(tier -> tier(one, tier, steps, sizes)).toList(), terms);
        checkLimit(book, sizes.sizes());
        return book;
    }

    private static void checkLimit(MeasuredBook book, double[] sizes) {
        try {
            book.limit();
        } catch (IllegalArgumentException e) {
            double top = sizes[sizes.length - 1];
            throw UserError
                    .usage(String.format(Locale.ROOT, "quote.inventory-limit-usd does not suit sizes up to %,.0f USD",
                            top * M))
                    .at("assay.yaml of the run")
                    .because(String.format(Locale.ROOT, "wanted: from %,.0f to %,.0f", top * M / 2,
                            (MeasuredBook.POINTS_MAX - 1) / 2.0 * book.sizes().step() * M))
                    .next("correct it, or leave it out, and make the report again").causedBy(e);
        }
    }

    private MeasuredTier tier(Traded one, Tier tier, double[] steps, SizeLadder sizes) {
        var own = inputs.of(one).filter(asked -> asked.tier().equals(tier.name())).toList();
        return new MeasuredTier(tier.name(), new LogisticQuote(tier.alpha(), tier.beta()), tier.demandError(),
                tier.adverseBp(), tier.adverseSdBp(), sizes.requests(steps, volume(on(own, Side.BUY), tier.hitRatio())),
                sizes.requests(steps, volume(on(own, Side.SELL), tier.hitRatio())),
                carryBp(on(own, Side.BUY), one), carryBp(on(own, Side.SELL), one));
    }

    private static List<Asked> on(List<Asked> asked, Side side) {
        return asked.stream().filter(one -> one.side() == side).toList();
    }

    /// M a day by bin, of which `hitRatio` traded.
    private static double[] volume(List<Asked> asked, double hitRatio) {
        var out = new double[RequestFlow.BINS];
        for (var one : asked) {
            int bin = IntStream.range(0, out.length).filter(b -> RequestFlow.sizeUsd(b) == one.sizeUsd()).findFirst()
                    .orElseThrow(() -> new IllegalStateException("no size of a request: " + one.sizeUsd()));
            out[bin] += one.usdPerDay() / M / hitRatio;
        }
        return out;
    }

    /// What funding within ten minutes of the fills brings the house, over what a position brings in any ten minutes.
    private static double carryBp(List<Asked> asked, Traded one) {
        double usd = asked.stream().mapToDouble(Asked::notionalUsd).sum();
        double requests = asked.stream().mapToLong(Asked::requests).sum();
        if (usd == 0 || Double.isNaN(one.fundingBpPerDay())) {
            return 0;
        }
        double usual = asked.getFirst().side().sign() * one.fundingBpPerDay() * HELD_DAYS;
        double own = BP * asked.stream().mapToDouble(Asked::fundingUsd).sum() / usd;
        return (own - usual) * requests / (requests + FUNDING_SHRINKAGE);
    }

    private static double orNone(double value) {
        return Double.isNaN(value) ? 0 : value + 0.0;
    }
}

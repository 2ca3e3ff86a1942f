package io.assay.app.simulate;

import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.precision.PrecisionCard.Word;
import io.assay.core.precision.Tournament;
import io.assay.core.precision.TournamentConfig;
import io.assay.core.precision.TournamentConfig.Basis;
import io.assay.core.precision.Verdict.BasisVerdict;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.ResponseTree;
import java.util.List;
import java.util.Locale;

/// What the card says of a book without segments: whether anything but one segment would be published, by the value
/// of hedging alone and by the assumed demand over its whole range.
///
/// @param seed of the book
/// @param accounts of the book
/// @param mixture segments the mixture found before the judged window
/// @param tree segments the tree found
/// @param hedgeChampion published by the value of hedging
/// @param hedgeWord why
/// @param assumedChampion published by the assumed demand, which is what a run without offers goes by
/// @param assumedWord why
public record EmptyTrial(long seed, int accounts, int mixture, int tree, String hedgeChampion, Word hedgeWord,
        String assumedChampion, Word assumedWord) {
    private static final String FIELD = ",";
    private static final double HEDGE_COST_BP = 3;
    private static final int REFIT_ROWS = 30;

    public static EmptyTrial of(long seed) {
        var book = EmptyBook.of(seed);
        var verdict = Tournament.run(ShippedMethods.all(), book.draw(), config(seed));
        var hedge = on(Basis.HEDGE_ONLY, verdict.byBasis());
        var assumed = on(Basis.ASSUMED, verdict.byBasis());
        int mixture = 0;
        int tree = 0;
        for (var card : verdict.cards()) {
            mixture = card.method().equals(GaussianMixture.METHOD) ? card.segments().size() : mixture;
            tree = card.method().equals(ResponseTree.METHOD) ? card.segments().size() : tree;
        }
        return new EmptyTrial(seed, book.accounts(), mixture, tree, hedge.champion(), hedge.word(),
                assumed.champion(), assumed.word());
    }

    private static BasisVerdict on(Basis basis, List<BasisVerdict> among) {
        return among.stream().filter(v -> v.basis() == basis).findFirst().orElseThrow();
    }

    /// What a run has when nobody sets anything; stability is not asked, so its re-fits are kept small.
    private static TournamentConfig config(long seed) {
        var d = TournamentConfig.DEFAULT;
        return new TournamentConfig(d.horizon(), d.demand(), d.alphas(), d.betas(), WidthLimits.DEFAULT, HEDGE_COST_BP,
                d.churnCostBp(), d.judgedBy(), d.materiality(), d.level(), d.resamples(), 1, REFIT_ROWS,
                d.validationMax(), seed);
    }

    /// Whether the card would publish one segment on both bases.
    public boolean isOneSegment() {
        return hedgeChampion.equals(OneSegment.METHOD) && assumedChampion.equals(OneSegment.METHOD);
    }

    /// One line a trial, fields in the order of this record.
    public String line() {
        return String.join(FIELD, String.valueOf(seed), String.valueOf(accounts), String.valueOf(mixture),
                String.valueOf(tree), hedgeChampion, hedgeWord.name(), assumedChampion, assumedWord.name());
    }

    /// What [#line] wrote.
    public static EmptyTrial parse(String line) {
        var f = line.split(FIELD, -1);
        if (f.length != 8) {
            throw new IllegalArgumentException("no line of a trial: " + line);
        }
        return new EmptyTrial(Long.parseLong(f[0]), Integer.parseInt(f[1]), Integer.parseInt(f[2]),
                Integer.parseInt(f[3]), f[4], Word.valueOf(f[5]), f[6], Word.valueOf(f[7]));
    }

    public static String head() {
        return "| books | mixture finds more than one | tree finds more than one | HEDGE_ONLY publishes more than one "
                + "| its words: unproven, worthless | ASSUMED publishes more than one | its words: unproven, worthless |"
                + "\n|---|---|---|---|---|---|---|";
    }

    /// Row of a table under [#head].
    public static String row(List<EmptyTrial> trials) {
        return String.format(Locale.ROOT, "| %,d | %,d | %,d | %,d | %,d, %,d | %,d | %,d, %,d |", trials.size(),
                trials.stream().filter(t -> t.mixture > 1).count(), trials.stream().filter(t -> t.tree > 1).count(),
                trials.stream().filter(t -> !t.hedgeChampion.equals(OneSegment.METHOD)).count(),
                trials.stream().filter(t -> t.hedgeWord == Word.UNPROVEN).count(),
                trials.stream().filter(t -> t.hedgeWord == Word.WORTHLESS).count(),
                trials.stream().filter(t -> !t.assumedChampion.equals(OneSegment.METHOD)).count(),
                trials.stream().filter(t -> t.assumedWord == Word.UNPROVEN).count(),
                trials.stream().filter(t -> t.assumedWord == Word.WORTHLESS).count());
    }
}

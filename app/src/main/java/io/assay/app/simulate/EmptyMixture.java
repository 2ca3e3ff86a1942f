package io.assay.app.simulate;

import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.TrainingSet;
import java.util.List;
import java.util.Locale;

/// How many segments the mixture finds in a book without any, from the window and with the seed it has in an [EmptyTrial]:
/// the same number without the rest of the card.
///
/// @param seed of the book
/// @param accounts of the book
/// @param segments the mixture found
public record EmptyMixture(long seed, int accounts, int segments) {
    private static final int SMALL = 700;

    public static EmptyMixture of(long seed) {
        var book = EmptyBook.of(seed);
        var windows = book.draw();
        var mixture = ShippedMethods.all().stream().filter(m -> m.method().equals(GaussianMixture.METHOD)).findFirst()
                .orElseThrow();
        var fit = mixture.fit(new TrainingSet(windows.get(windows.size() - 2).profiles()), seed);
        return new EmptyMixture(seed, book.accounts(), fit.segments().size());
    }

    public static String head() {
        return "| books | mixture finds more than one | of those under " + SMALL
                + " accounts | its seeds |\n|---|---|---|---|";
    }

    /// Row of a table under [#head].
    public static String row(List<EmptyMixture> books) {
        var small = books.stream().filter(b -> b.accounts < SMALL).toList();
        var more = books.stream().filter(b -> b.segments > 1).map(b -> String.valueOf(b.seed)).toList();
        return String.format(Locale.ROOT, "| %,d | %,d | %,d of %,d | %s |", books.size(), more.size(),
                small.stream().filter(b -> b.segments > 1).count(), small.size(), String.join(" ", more));
    }
}

package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// How often two features that matter only together are found, by accounts and noise. A few books here;
/// `-Dassay.power.books=50` makes the table of docs/evidence/response-tree.md, in `target/power/interaction.csv`.
class InteractionPowerTest {
    private static final int BOOKS = Integer.getInteger("assay.power.books", 4);
    private static final Path FOLDER = Path.of("target", "power");

    /// Of 50 books of 1,000 accounts at 0.3 bp all are found.
    @Test
    void the_interaction_is_found_where_accounts_are_many_and_noise_is_low() throws IOException {
        var lines = new ArrayList<>(List.of("accounts,noise_bp,split,found"));
        double easy = 0;
        for (int accounts : new int[]{300, 1_000, 3_000}) {
            for (double noise : new double[]{0.3, 1, 2}) {
                double[] share = shares(accounts, noise);
                easy = accounts == 1_000 && noise < 1 ? share[1] : easy;
                lines.add(String.format(Locale.ROOT, "%d,%.1f,%.2f,%.2f", accounts, noise, share[0], share[1]));
            }
        }
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve("interaction.csv"), lines);
        assertThat(easy).isGreaterThanOrEqualTo(0.9);
    }

    /// Shares of books that are split at all, and by both features.
    private static double[] shares(int accounts, double noise) {
        var book = new ResponseBooks(accounts, 3, ResponseBooks::largeAndShort, 0.1, noise, 0.1, 0.1);
        int split = 0;
        int found = 0;
        for (int seed = 0; seed < BOOKS; seed++) {
            var fit = new ResponseTree().fit(book.draw(seed).training(), seed);
            split += fit.segments().size() > 1 ? 1 : 0;
            found += fit.columns().containsAll(List.of("mean_fill_usd", "holding_s")) ? 1 : 0;
        }
        return new double[]{split / (double) BOOKS, found / (double) BOOKS};
    }
}

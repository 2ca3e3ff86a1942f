package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.PositionCheck;
import io.assay.core.event.PositionReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Pages of fills as a user keeps them: two overlap, one is missing.
class DydxFilesTest {
    private static final String ADDRESS = "dydx1wxwedyd7wma63twc0543eh2xnweglz06xku6jn";
    private static final Path FOLDER = IngestLab.TESTDATA.resolve("dydx");
    private static final Path WHOLE = FOLDER.resolve("fills_all_" + ADDRESS + ".json");

    @Test
    void an_overlap_is_read_once_and_a_hole_is_told_by_its_heights() {
        var pages = IngestLab.read(page(1), page(2), page(4));
        assertThat(pages.rejects()).isEmpty();
        assertThat(pages.files()).extracting(Ingested.SourceFile::fills).containsExactly(25L, 25L, 25L);
        assertThat(IngestLab.order(pages).fills().size()).as("five rows came twice").isEqualTo(70);
        assertThat(pages.warnings()).containsExactly("dYdX fills of " + ADDRESS + "/0: 25 of 95 are missing, between "
                + "block 38537145 and block 38522173 (places 45 to 69 of the list)");
        assertThat(IngestLab.dump(IngestLab.read(page(4), page(2), page(1), page(2))))
                .isEqualTo(IngestLab.dump(pages));
        assertThat(IngestLab.read(WHOLE).warnings()).isEmpty();
        assertThat(IngestLab.dump(IngestLab.read(page(4), WHOLE, page(1))))
                .isEqualTo(IngestLab.dump(IngestLab.read(WHOLE)));
    }

    @Test
    void positions_equal_the_sum_of_the_whole_history_and_not_of_one_with_a_hole() {
        var positions = FOLDER.resolve("positions_" + ADDRESS + ".json");
        var whole = IngestLab.read(WHOLE, positions);
        assertThat(check(whole)).hasSize(3).allMatch(PositionCheck.Comparison::agrees);
        assertThat(check(IngestLab.read(page(1), page(2), page(4), positions)))
                .anyMatch(comparison -> !comparison.agrees());
    }

    @Test
    void everything_an_account_exports_is_read_together() {
        var all = IngestLab.read(FOLDER);
        assertThat(all.rejects()).isEmpty();
        assertThat(all.unknownFields()).isEmpty();
        assertThat(all.skipped()).containsOnlyKeys("an order without a time");
        assertThat(IngestLab.order(all).pendingInstruments()).isEmpty();
        assertThat(IngestLab.order(all).fills().accounts()).containsExactly(ADDRESS + "/0");
    }

    private static List<PositionCheck.Comparison> check(Ingested ingested) {
        return PositionCheck.of(IngestLab.order(ingested).fills(), ingested.accounts().all(PositionReport.class));
    }

    private static Path page(int number) {
        return FOLDER.resolve("fills_" + ADDRESS + "_" + number + ".json");
    }
}

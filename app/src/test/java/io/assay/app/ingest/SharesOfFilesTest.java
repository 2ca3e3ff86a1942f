package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.app.store.CanonicalFillsWriter;
import io.assay.core.event.AccountShare;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillOrder;
import io.assay.core.event.FillSurvey;
import io.assay.core.event.Fills;
import io.assay.core.event.Instrument;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Quote;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files surveyed and read in shares of their accounts against files read at once.
class SharesOfFilesTest {
    private static final RunConfig CONFIG = RunConfig.of(new Settings());

    @TempDir
    private Path folder;

    @Test
    void all_shares_together_hold_every_fill_once() {
        var parquet = folder.resolve("fills.parquet");
        CanonicalFillsWriter.parquet(IngestLab.order(IngestLab.read(IngestLab.CANONICAL)).fills(), parquet);
        int[] fills = new int[3];
        var files = List.of(IngestLab.CANONICAL, parquet, IngestLab.BLOCKS);
        for (int i = 0; i < files.size(); i++) {
            var file = List.of(files.get(i).toString());
            var whole = IngestLab.read(files.get(i));
            var survey = new FillSurvey();
            var seen = Ingest.survey(file, CONFIG, IngestLab.LATEST_NS, survey);
            assertThat(survey.fills()).isEqualTo(whole.log().size());
            assertThat(seen.instruments()).isEqualTo(whole.instruments());
            assertThat(seen.files()).isEqualTo(whole.files());
            for (int shares : new int[]{1, 3}) {
                var rows = new ArrayList<String>();
                var sizes = new ArrayList<Integer>();
                for (int number = 0; number < shares; number++) {
                    var share = new AccountShare(number, shares);
                    var log = Ingest.share(file, CONFIG, IngestLab.LATEST_NS, survey, share);
                    sizes.add(log.size());
                    var own = fills(log, seen.instruments());
                    assertThat(own.accounts()).allMatch(share::has);
                    rows.addAll(rows(own));
                }
                assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(survey.fills());
                assertThat(sizes).doesNotContain(0);
                assertThat(rows).containsExactlyInAnyOrderElementsOf(rows(IngestLab.order(whole).fills()));
                fills[i] = rows.size();
            }
        }
        assertThat(fills).containsExactly(124, 124, 124);
    }

    @Test
    void quotes_of_a_survey_are_those_of_the_file_without_quantities() {
        var quotes = IngestLab.TESTDATA.resolve("tardis/binance-futures_quotes_2025-01-01_BTCUSDT.csv");
        var seen = Ingest.survey(List.of(IngestLab.CANONICAL.toString(), quotes.toString()), CONFIG,
                IngestLab.LATEST_NS, new FillSurvey());
        var whole = IngestLab.read(IngestLab.CANONICAL, quotes).market().events();
        assertThat(whole).hasSizeGreaterThan(20);
        assertThat(seen.market().events().stream().map(SharesOfFilesTest::bare).toList())
                .isEqualTo(whole.stream().map(SharesOfFilesTest::bare).toList());
        assertThat(seen.market().events()).filteredOn(one -> one instanceof Quote quote && quote.bidQuantity() != null)
                .as("but for the first row of a symbol, which is read as text").hasSizeLessThan(2);
    }

    private static MarketEvent bare(MarketEvent event) {
        return event instanceof Quote quote ? new Quote(quote.instrument(), quote.venue(), quote.timeNs(),
                quote.receivedNs(), quote.bid(), null, quote.ask(), null) : event;
    }

    private static Fills fills(FillLog log, List<Instrument> instruments) {
        return FillOrder.of(log, instruments).fills();
    }

    private static List<String> rows(Fills fills) {
        var rows = new ArrayList<String>();
        IntStream.range(0, fills.accounts().size()).forEach(account -> {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                var instrument = fills.instruments().get(fills.instrument(row));
                var price = BigDecimal.valueOf(fills.price(row), fills.priceScale(fills.instrument(row)));
                rows.add(String.join(" ", fills.accounts().get(account), instrument.name(),
                        Long.toString(fills.timeNs(row)), price.stripTrailingZeros().toPlainString(),
                        fills.signedQuantity(row).stripTrailingZeros().toPlainString(),
                        Objects.toString(fills.fees().get(row)), fills.tradeIds().get(row),
                        fills.orderIds().get(row), Objects.toString(fills.positionBefore(row))));
            }
        });
        return rows;
    }
}

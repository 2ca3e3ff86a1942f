package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Book;
import io.assay.core.event.FundingRate;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Mark;
import io.assay.core.event.MarketEvent;
import io.assay.core.event.Print;
import io.assay.core.event.Quote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day of tardis.dev files beside fills.
class TardisFilesTest {
    private static final Path FOLDER = IngestLab.TESTDATA.resolve("tardis");

    @TempDir
    private Path folder;

    @Test
    void a_folder_of_files_is_market_data_of_every_kind() {
        var ingested = IngestLab.read(FOLDER, IngestLab.CANONICAL);
        assertThat(ingested.rejects()).isEmpty();
        assertThat(ingested.unknownFields()).isEmpty();
        assertThat(count(ingested, Print.class)).isEqualTo(80);
        assertThat(count(ingested, Book.class)).isGreaterThan(80);
        assertThat(count(ingested, Quote.class)).isGreaterThan(100);
        assertThat(count(ingested, Mark.class)).isEqualTo(145 + 20);
        assertThat(count(ingested, FundingRate.class)).isEqualTo(3);
        assertThat(ingested.skipped().keySet()).anyMatch(what -> what.contains("liquidation"));
        var btc = ingested.quoted().get("BTCUSDT");
        assertThat(btc).isNotNull();
        assertThat(btc.kind()).isEqualTo(InstrumentKind.PERPETUAL);
        assertThat(btc.underlying()).isEqualTo("BTC");
        assertThat(btc.quote()).isEqualTo("USDT");
        assertThat(ingested.quoted().get("BTC-31JAN25-90000-C")).isNotNull()
                .satisfies(option -> assertThat(option.kind()).isEqualTo(InstrumentKind.OPTION));
    }

    @Test
    void packed_files_say_the_same_and_empty_ones_say_nothing() throws IOException {
        var name = "binance-futures_incremental_book_L2_2025-01-01_BTCUSDT.csv";
        IngestLab.write(folder, "day/" + name + ".gz", packed(IngestLab.text(FOLDER.resolve(name))));
        IngestLab.write(folder, "day/binance-futures_trades_2025-01-02_BTCUSDT.csv.gz", packed(""));
        var packed = IngestLab.read(folder.resolve("day"), IngestLab.CANONICAL);
        var plain = IngestLab.read(FOLDER.resolve(name), IngestLab.CANONICAL);
        assertThat(packed.market().events()).isNotEmpty().isEqualTo(plain.market().events());
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static long count(Ingested ingested, Class<? extends MarketEvent> kind) {
        List<MarketEvent> events = ingested.market().events();
        return events.stream().filter(kind::isInstance).count();
    }
}

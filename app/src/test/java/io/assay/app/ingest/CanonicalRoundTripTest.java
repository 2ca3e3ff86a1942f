package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.store.CanonicalFillsWriter;
import io.assay.app.store.CanonicalParquet;
import io.assay.core.event.Cause;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fills written in the canonical schema and read back are the same fills.
class CanonicalRoundTripTest {
    @TempDir
    private Path folder;

    @Test
    void csv_and_parquet_give_back_every_fill() {
        for (var source : new Path[]{IngestLab.BLOCKS, IngestLab.USER_FILLS, IngestLab.TRADES}) {
            var ingested = IngestLab.read(source);
            var fills = IngestLab.order(ingested).fills();
            var csv = folder.resolve("fills.csv");
            CanonicalFillsWriter.csv(fills, csv);
            var parquet = folder.resolve(source.getFileName() + ".parquet");
            CanonicalFillsWriter.parquet(fills, parquet);
            assertThat(IngestLab.read(csv).rejects()).isEmpty();
            assertThat(IngestLab.dump(IngestLab.read(csv))).isEqualTo(IngestLab.dump(ingested));
            assertThat(IngestLab.dump(IngestLab.read(parquet))).isEqualTo(IngestLab.dump(ingested));
            assertThat(CanonicalParquet.schemaOf(parquet)).isEqualTo(CanonicalParquet.SCHEMA);
            assertThat(IngestLab.dump(IngestLab.read(csv, source, parquet))).as("all three routes")
                    .isEqualTo(IngestLab.dump(ingested));
        }
    }

    /// Spot, perpetuals, futures and options; base units, contracts and the face of inverse contracts.
    @Test
    void fills_of_every_venue_come_back_as_they_were() {
        int files = 0;
        var kinds = new TreeSet<String>();
        for (var sample : Sample.all()) {
            var ingested = IngestLab.readAny(sample.settings(), sample.file());
            var fills = IngestLab.order(ingested).fills();
            if (fills.size() > 0) {
                var csv = folder.resolve("venue.csv");
                CanonicalFillsWriter.csv(fills, csv);
                var parquet = folder.resolve("venue-" + files + ".parquet");
                CanonicalFillsWriter.parquet(fills, parquet);
                for (var written : List.of(csv, parquet)) {
                    var again = IngestLab.read(written);
                    assertThat(again.rejects()).as(sample.name()).isEmpty();
                    assertThat(again.unknownFields()).as(sample.name()).isEmpty();
                    assertThat(IngestLab.dump(again)).as(sample.name()).isEqualTo(IngestLab.dump(fills, true));
                }
                fills.instruments().forEach(one -> kinds.add(one.venue() + " " + one.kind() + " "
                        + one.contract().shape()
                        + (one.contract().multiplier().compareTo(BigDecimal.ONE) == 0 ? "" : " of contracts")));
                files++;
            }
        }
        assertThat(files).isGreaterThanOrEqualTo(15);
        assertThat(kinds).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void the_blocks_are_written_byte_for_byte_as_the_sample_shows() {
        var csv = folder.resolve("fills.csv");
        CanonicalFillsWriter.csv(IngestLab.order(IngestLab.read(IngestLab.BLOCKS)).fills(), csv);
        assertThat(IngestLab.text(csv)).isEqualTo(IngestLab.text(IngestLab.CANONICAL));
    }

    @Test
    void names_a_spreadsheet_would_take_for_formulas_come_back_as_they_were() {
        var rows = new StringBuilder("account,instrument,kind,ts_event,side,price,qty,trade_id\n");
        for (var name : new String[]{"=cmd()", "+1", "-1", "@107", "'@107", "''=x", "'plain", "a;b", "ü"}) {
            rows.append('"').append(name.startsWith("'") || !Character.isLetter(name.charAt(0)) ? "'" : "")
                    .append(name).append("\",BTC,PERPETUAL,2023-02-27T15:02:26Z,B,1,1,1\n");
        }
        rows.append("\"comma, \"\"quoted\"\"\",BTC,PERPETUAL,2023-02-27T15:02:26Z,B,1,1,1\n");
        var ingested = IngestLab.read(IngestLab.write(folder, "names.csv", rows.toString()));
        var fills = IngestLab.order(ingested).fills();
        assertThat(fills.accounts()).contains("=cmd()", "+1", "-1", "@107", "'@107", "''=x", "a;b", "ü",
                "comma, \"quoted\"");
        var csv = folder.resolve("again.csv");
        CanonicalFillsWriter.csv(fills, csv);
        assertThat(IngestLab.dump(IngestLab.read(csv))).isEqualTo(IngestLab.dump(ingested));
        assertThat(IngestLab.text(csv).lines().skip(1)).noneMatch(line -> line.matches("\"?[=+@-].*"));
    }

    @Test
    void causes_learned_elsewhere_are_written() {
        var fills = IngestLab.order(IngestLab.read(IngestLab.TRADES)).fills();
        fills.setCause(0, Cause.LIQUIDATED);
        var csv = folder.resolve("fills.csv");
        CanonicalFillsWriter.csv(fills, csv);
        assertThat(IngestLab.dump(IngestLab.read(csv))).isEqualTo(IngestLab.dump(fills, true));
    }

    @Test
    void an_instrument_of_no_stated_kind_waits_and_is_named() {
        var file = IngestLab.write(folder, "a.csv", """
                account,instrument,ts_event,side,price,qty
                a,BTC,2023-02-27T15:02:26Z,B,1,1
                """);
        var ordered = IngestLab.order(IngestLab.read(file));
        assertThat(ordered.pendingInstruments()).containsExactly("BTC");
        assertThat(ordered.fills().size()).isZero();
    }
}

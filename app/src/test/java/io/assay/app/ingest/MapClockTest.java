package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table in which the day and the time of day stand in two columns.
class MapClockTest {
    private static final String ROWS = """
            Konto;Datum;Uhrzeit;Symbol;Richtung;Kurs;Menge
            a;03.03.2025;09:30:00;BTC-PERP;Kauf;60000;1
            b;31.03.2025;23:59:59;BTC-PERP;Verkauf;60001;2
            """;

    @TempDir
    private Path folder;

    @Test
    void the_two_are_found_and_read_as_one_time() {
        var file = IngestLab.write(folder, "fills.csv", ROWS);
        var draft = MapGuess.of(TableSample.read(file));
        assertThat(draft.yaml()).contains("ts_event: \"Datum\"", "clock: \"Uhrzeit\"",
                "format: \"dd.MM.yyyy HH:mm:ss\"");
        assertThat(draft.open()).extracting(MapDraft.Question::key).containsExactly("zone", "unit");
        MapAnswers.take(draft, draft.question("zone").orElseThrow(), "Europe/Zurich");
        MapAnswers.take(draft, draft.question("unit").orElseThrow(), "base");
        IngestLab.write(folder, "fills.csv.map.yaml", draft.yaml());
        assertThat(
                IngestLab.dump(IngestLab.read(file)).lines().map(line -> line.replaceAll(".*\\] (\\d{19}) .*", "$1")))
                .containsExactly("1740990600000000000", "1743458399000000000");
    }

    @Test
    void a_person_who_names_the_day_is_not_asked_for_the_clock() {
        var file = IngestLab.write(folder, "fills.csv", ROWS.replace("Datum", "Wann"));
        var draft = MapGuess.of(TableSample.read(file));
        assertThat(draft.open()).extracting(MapDraft.Question::key).contains("ts_event");
        MapAnswers.take(draft, draft.question("ts_event").orElseThrow(), "Wann");
        assertThat(draft.yaml()).contains("ts_event: \"Wann\"", "clock: \"Uhrzeit\"",
                "format: \"dd.MM.yyyy HH:mm:ss\"");
    }

    @Test
    void a_day_without_its_time_or_a_time_without_its_day_is_a_reject() {
        var file = IngestLab.write(folder, "fills.csv", ROWS + "c;04.03.2025;;BTC-PERP;Kauf;60000;1\n"
                + "d;;09:30:00;BTC-PERP;Kauf;60000;1\ne;04.03.2025;25:00:00;BTC-PERP;Kauf;60000;1\n");
        var draft = MapGuess.of(TableSample.read(IngestLab.write(folder, "whole.csv", ROWS)));
        MapAnswers.take(draft, draft.question("zone").orElseThrow(), "UTC");
        MapAnswers.take(draft, draft.question("unit").orElseThrow(), "base");
        IngestLab.write(folder, "fills.csv.map.yaml", draft.yaml());
        var ingested = IngestLab.read(file);
        assertThat(ingested.rejects()).extracting(Reject::field).containsOnly("Datum").hasSize(3);
        assertThat(ingested.rejects()).extracting(Reject::reason)
                .containsExactly(Reason.BAD_TIME, Reason.MISSING_FIELD, Reason.BAD_TIME);
        assertThat(ingested.log().size()).isEqualTo(2);
    }
}

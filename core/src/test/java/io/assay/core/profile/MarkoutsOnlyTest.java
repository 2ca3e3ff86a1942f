package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The short fold against the whole one.
class MarkoutsOnlyTest {

    @Test
    void what_the_short_fold_has_is_what_the_whole_one_has_and_the_rest_is_absent() {
        var judged = Column.ALL.stream().filter(column -> column.feature() == Feature.HOUSE_MARKOUT_BP
                || column.feature() == Feature.ADVERSE_BP || column.name().endsWith("notional_usd")).toList();
        for (int seed = 0; seed < 4; seed++) {
            var tape = Books.random(seed).tape();
            int accounts = tape.fills().accounts().size();
            var whole = Profiles.of(tape, Profiles.fold(tape, FoldSpec.DEFAULT, 0, accounts));
            var brief = Profiles.of(tape, Profiles.fold(tape, FoldSpec.DEFAULT.withMarkoutsOnly(), 0, accounts));
            var names = judged.stream().map(Column::name).toList();
            assertThat(brief.accounts()).isEqualTo(whole.accounts());
            assertThat(brief.select(names).values()).containsExactly(whole.select(names).values());
            assertThat(IntStream.range(0, brief.rows())
                    .allMatch(row -> Double.isNaN(brief.at(row, brief.column("gross_exposure_usd"))))).isTrue();
        }
    }
}

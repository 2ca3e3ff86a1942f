package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Profiles that are asked for some columns against whole ones.
class WantedTest {
    @Test
    void a_column_asked_for_alone_is_what_it_is_among_all() {
        for (int seed = 0; seed < 3; seed++) {
            var tape = Books.random(seed).tape();
            var whole = profiles(tape, List.of());
            assertThat(whole.columns()).isEqualTo(Column.names());
            for (var name : Column.names()) {
                var alone = profiles(tape, List.of(name));
                assertThat(alone.accounts()).isEqualTo(whole.accounts());
                assertThat(alone.columns()).containsExactly(name);
                assertThat(alone.values()).as("seed %d %s", seed, name)
                        .containsExactly(whole.select(List.of(name)).values());
            }
        }
    }

    @Test
    void columns_come_in_the_order_of_the_catalogue() {
        var tape = Books.random(1).tape();
        assertThat(profiles(tape, List.of("neutrality", "house_markout_bp_10s_se", "fills")).columns())
                .containsExactly("fills", "neutrality", "house_markout_bp_10s_se");
    }

    @Test
    void what_is_no_column_cannot_be_asked_for() {
        assertThatThrownBy(() -> FoldSpec.DEFAULT.withColumns(List.of("fills", "house_markout_bp")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("house_markout_bp");
    }

    /// However accounts are cut into parts, the rows are the same.
    @Test
    void parts_change_nothing() {
        var tape = Books.random(2).tape();
        int accounts = tape.fills().accounts().size();
        var whole = profiles(tape, List.of());
        var parts = new ArrayList<Profiles.Part>();
        for (int account = 0; account < accounts; account++) {
            parts.addAll(Profiles.fold(tape, FoldSpec.DEFAULT, account, account + 1));
        }
        assertThat(accounts).isGreaterThan(1);
        var joined = Profiles.of(tape, parts);
        assertThat(joined.accounts()).isEqualTo(whole.accounts());
        assertThat(joined.values()).containsExactly(whole.values());
    }

    private static FeatureMatrix profiles(Tape tape, Collection<String> columns) {
        return Profiles.of(tape, Profiles.fold(tape, FoldSpec.DEFAULT.withColumns(columns), 0,
                tape.fills().accounts().size()));
    }
}

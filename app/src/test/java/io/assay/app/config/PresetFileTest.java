package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.core.policy.margin.DeriveMethod;
import io.assay.core.policy.margin.OkxMethod;
import io.assay.core.policy.margin.ParadexMethod;
import io.assay.core.policy.margin.ScenarioGrid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PresetFileTest {
    static final List<String> SHIPPED = PresetFile.SHIPPED;
    private static final String TIERS = """
            name: mine
            title: mine
            model: tiers
            sources: {desk: our own}
            parameters:
              tier-from: {value: [0], from: desk}
              tier-leverage: {value: [10], from: desk}
              loan-to-value: {value: 0, from: desk}
            groups:
              - underlyings: ["*"]
            """;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void every_parameter_of_a_shipped_preset_has_a_source_that_is_told(String name) {
        PresetFile file = PresetFile.read(name);
        assertThat(file.preset().name()).isEqualTo(name);
        assertThat(file.title()).isNotBlank();
        assertThat(file.groups()).isNotEmpty();
        file.groups().forEach((group, parameters) -> {
            assertThat(parameters).as(group).isNotEmpty();
            parameters.forEach((key, p) -> assertThat(file.sources()).as(key).containsKey(p.source()));
        });
        assertThat(file.sources().values()).noneMatch(String::isBlank);
    }

    private static ScenarioGrid grid(String preset) {
        return switch (PresetFile.read(preset).preset().groups().get(0).method()) {
            case DeriveMethod m -> m.grid();
            case ParadexMethod m -> m.grid();
            case OkxMethod m -> m.grid();
            default -> throw new IllegalStateException("no grid of its own");
        };
    }

    @Test
    void grids_have_as_many_scenarios_as_their_venues_say() {
        assertThat(grid("derive").scenarios()).hasSize(31);
        assertThat(grid("paradex").scenarios()).hasSize(24);
        assertThat(grid("okx").scenarios()).hasSize(21);
    }

    @Test
    void a_preset_of_ones_own_is_read_and_wrong_ones_are_refused_by_name() {
        assertThat(PresetFile.parse(TIERS).preset().name()).isEqualTo("mine");
        assertRefused(TIERS.replace("loan-to-value", "loan-to-valu"), "group *: parameter 'loan-to-value' is missing");
        assertRefused(TIERS.replace("groups:", "  loan-to-vale: {value: 1, from: desk}\ngroups:"),
                "group *: unknown parameter 'loan-to-vale'; did you mean loan-to-value?");
        assertRefused(TIERS.replace("model: tiers", "model: tier"), "model: one of deribit, derive, okx, paradex");
        assertRefused(TIERS.replace("[10], from: desk", "[10], from: hearsay"),
                "parameters.tier-leverage.from: no source 'hearsay'");
        assertRefused(TIERS.replace("[10]", "[ten]"),
                "parameters.tier-leverage.value[0]: a number wanted, got \"ten\"");
        assertRefused(TIERS.replace("[10]", "[0.5]"), "group *: bounds ascend, leverages descend");
        assertRefused(TIERS.replace("name: mine", "name: mine\nname: two"), "line 2: Duplicate field 'name'");
        assertRefused("- 1", "the file: keys and values wanted");
    }

    private static void assertRefused(String yaml, String words) {
        assertThatThrownBy(() -> PresetFile.parse(yaml)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void an_unknown_preset_is_answered_with_the_nearest() {
        assertThatThrownBy(() -> PresetFile.read("derivee")).isInstanceOfSatisfying(UserError.class,
                e -> assertThat(e.next()).isEqualTo("did you mean derive?"));
    }
}

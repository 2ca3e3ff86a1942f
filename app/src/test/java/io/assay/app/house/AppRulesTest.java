package io.assay.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AppRulesTest {
    private static final String APP = "io.assay.app";
    private static final String GUILTY = "io.assay.app.house.guilty";
    /// What each rule must say about the guilty tree: one entry a culprit.
    private static final Map<String, List<String>> CULPRITS = Map.of(
            "cycles", List.of("pipeline.UsesReport", "report.UsesPipeline"),
            "top", List.of("report.UsesCli"),
            "sql", List.of("report.Queries"),
            "terminal", List.of("java.lang.System.out", "java.lang.System.err", "java.lang.System.exit"),
            "locale", List.of("toLowerCase()", "formatted(", "format(java.lang.String,", "getBytes()"),
            "dates", List.of("report.Dates"));

    @TestFactory
    Stream<DynamicTest> app_keeps_every_rule() {
        JavaClasses app = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(APP);
        return AppRules.under(APP).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(app)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_bites_on_guilty_code() {
        JavaClasses guilty = new ClassFileImporter().importPackages(GUILTY);
        return AppRules.under(GUILTY).entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
            var details = rule.getValue().evaluate(guilty).getFailureReport().getDetails();
            assertThat(String.join("\n", details)).contains(CULPRITS.getOrDefault(rule.getKey(), List.of()));
        }));
    }

    @Test
    void every_rule_has_its_culprit() {
        assertThat(AppRules.under(APP).keySet()).isEqualTo(CULPRITS.keySet());
    }
}

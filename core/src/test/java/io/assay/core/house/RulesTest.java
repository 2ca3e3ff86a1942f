package io.assay.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulesTest {
    private static final String CORE = "io.assay.core";
    private static final String GUILTY = "io.assay.core.house.guilty";
    /// Which guilty class each rule must name, the class name relative to the guilty tree.
    private static final Map<String, String> CULPRITS = new TreeMap<>(Map.ofEntries(
            Map.entry("Files", "event.Files"), Map.entry("Threads", "event.Threads"),
            Map.entry("Clocks", "event.Clocks"), Map.entry("Chance", "event.Chance"),
            Map.entry("Host", "event.Host"), Map.entry("Locales", "event.Locales"),
            Map.entry("Intrinsics", "event.Intrinsics"), Map.entry("SaltedOrder", "event.SaltedOrder"),
            Map.entry("OldDates", "event.OldDates"), Map.entry("StaticState", "event.StaticState"),
            Map.entry("Libraries", "event.Libraries"), Map.entry("Order of event", "event.UsesVenue"),
            Map.entry("Order of venue", "venue.UsesMarket"), Map.entry("Order of market", "market.UsesProfile"),
            Map.entry("Order of profile", "profile.UsesSegment"), Map.entry("Order of segment", "segment.UsesPolicy"),
            Map.entry("Order of policy", "policy.quote.UsesPrecision"),
            Map.entry("Order of precision", "precision.UsesRefine"), Map.entry("Policies", "policy.hedge.UsesQuote"),
            Map.entry("Cycles", "refine.UsesEvent")));

    @TestFactory
    Stream<DynamicTest> core_keeps_every_rule() {
        JavaClasses core = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(CORE);
        assertThat(core.size()).as("classes looked at").isGreaterThan(0);
        return Rules.under(CORE).entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(core)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_bites_on_guilty_code() {
        JavaClasses guilty = new ClassFileImporter().importPackages(GUILTY);
        Map<String, ArchRule> rules = Rules.under(GUILTY);
        return rules.entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
            var result = rule.getValue().evaluate(guilty);
            assertThat(String.join("\n", result.getFailureReport().getDetails()))
                    .contains(GUILTY + "." + CULPRITS.get(rule.getKey()));
        }));
    }

    /// One line of a culprit a ban: had a ban stopped working, its line would be missing from the report.
    @Test
    void every_banned_call_in_a_guilty_class_is_reported() {
        JavaClasses guilty = new ClassFileImporter().importPackages(GUILTY);
        Map<String, ArchRule> rules = Rules.under(GUILTY);
        var counts = new TreeMap<String, Integer>();
        for (String name : new String[]{"Clocks", "Chance", "Host", "Locales", "Intrinsics", "SaltedOrder"}) {
            counts.put(name, (int) rules.get(name).evaluate(guilty).getFailureReport().getDetails().stream()
                    .filter(line -> line.contains(CULPRITS.get(name))).count());
        }
        assertThat(counts).containsExactlyInAnyOrderEntriesOf(Map.of("Clocks", 4, "Chance", 5, "Host", 4, "Locales",
                5, "Intrinsics", 3, "SaltedOrder", 3));
    }

    @Test
    void every_rule_has_its_culprit() {
        assertThat(new TreeSet<>(Rules.under(CORE).keySet())).isEqualTo(CULPRITS.keySet());
    }
}

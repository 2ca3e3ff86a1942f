package io.assay.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What the code of `app` may not do, whatever package tree it is asked about.
final class AppRules {
    private static final Pattern TERMINAL = Pattern
            .compile("java\\.lang\\.System\\.(out|err|(exit|console)\\(.*)|java\\.lang\\.Runtime\\.(exit|halt)\\(.*");
    private static final Pattern LOCALE = Pattern.compile("java\\.lang\\.String\\.(formatted\\(.*"
            + "|format\\(java\\.lang\\.String,.*|to(Lower|Upper)Case\\(\\)|getBytes\\(\\))"
            + "|java\\.util\\.Locale\\.getDefault\\(.*|java\\.time\\.ZoneId\\.systemDefault\\(.*");

    private AppRules() {}

    /// Every rule for the tree under `root`, by name.
    static Map<String, ArchRule> under(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("cycles", slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true));
        rules.put("top", noClasses().that().resideOutsideOfPackage(root + ".cli..").should().dependOnClassesThat()
                .resideInAPackage(root + ".cli..").allowEmptyShould(true).because("the command line is on top"));
        rules.put("sql", noClasses().that().resideOutsideOfPackage(root + ".store..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..").allowEmptyShould(true)
                .because("store is the only door to the database"));
        rules.put("terminal", classes().that().resideOutsideOfPackage(root + ".cli..").should(avoid(TERMINAL))
                .allowEmptyShould(true).because("only the command line prints and exits"));
        rules.put("locale", classes().should(avoid(LOCALE)).allowEmptyShould(true)
                .because("Locale.ROOT, UTF-8 and UTC are written out: same input, same bytes"));
        rules.put("dates", noClasses().should().dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|.*Calendar|TimeZone)|java\\.text\\..*Format")
                .allowEmptyShould(true).because("times are long nanoseconds, written with java.time in UTC"));
        return rules;
    }

    /// Holds for a class that uses no field, method or method reference whose full name matches.
    private static ArchCondition<JavaClass> avoid(Pattern banned) {
        return new ArchCondition<>("avoid " + banned) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    if (banned.matcher(access.getTarget().getFullName()).matches()) {
                        events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                    }
                }
            }
        };
    }
}

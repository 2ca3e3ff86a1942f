package io.assay.core.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the code of `core` may not do, whatever package tree it is asked about, so that the same rules can be
/// held against the real code and against guilty samples.
final class Rules {
    /// The packages of `core`, lowest first: each may use those before it and none after it.
    static final List<String> ORDER = List.of("event", "venue", "market", "profile", "segment", "policy", "precision",
            "refine");
    private static final String[] LIBRARIES = {"java..", "org.jspecify.annotations..", "org.hipparchus..",
            "org.ojalgo..", "com.fasterxml.jackson.core..", "de.siegmar.fastcsv.."};

    private Rules() {}

    /// Every rule for the tree under `root`, by name; the names are those of the guilty samples.
    static Map<String, ArchRule> under(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("Files", noInputOrOutput(root));
        rules.put("Threads", noThreads(root));
        rules.put("Clocks", calls(root, clocks(), "time comes in through events and arguments"));
        rules.put("Chance", calls(root, chance(), "randomness is an argument"));
        rules.put("Host", calls(root, host(), "the result may not depend on the machine"));
        rules.put("Locales", calls(root, locales(), "the result may not depend on the locale"));
        rules.put("Intrinsics", calls(root, intrinsics(), "Math may differ between processors in the last bit"));
        rules.put("SaltedOrder", calls(root, saltedOrder(), "their iteration order changes from one JVM to the next"));
        rules.put("OldDates", noOldDates(root));
        rules.put("StaticState", noStaticState(root));
        rules.put("Libraries", onlyAllowedLibraries(root));
        for (int i = 0; i < ORDER.size() - 1; i++) {
            rules.put("Order of " + ORDER.get(i), usesNothingAbove(root, i));
        }
        rules.put("Policies", slices().matching(root + ".policy.(*)..").should().notDependOnEachOther()
                .allowEmptyShould(true));
        rules.put("Cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
        return rules;
    }

    private static ArchRule noInputOrOutput(String root) {
        return noClasses().that().resideInAPackage(root + "..").should()
                .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..",
                        "java.sql..", "javax.sql..", "java.util.zip..", "java.util.logging.."))
                .orShould().dependOnClassesThat().haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Console)")
                .because("app and flink carry, core decides");
    }

    private static ArchRule noThreads(String root) {
        var parallel = new Calls().ban(Collection.class, "stream()", "parallelStream")
                .ban(BaseStream.class, "a sequential stream", "parallel").ban(Stream.class, "stream()", "parallel")
                .ban(IntStream.class, "a sequential stream", "parallel")
                .ban(LongStream.class, "a sequential stream", "parallel")
                .ban(DoubleStream.class, "a sequential stream", "parallel")
                .ban(List.class, "stream()", "parallelStream")
                .ban(Arrays.class, "the sequential twin", "parallelSort", "parallelPrefix", "parallelSetAll");
        return classes().that().resideInAPackage(root + "..").should(parallel.avoided())
                .andShould().onlyDependOnClassesThat().resideOutsideOfPackage("java.util.concurrent..")
                .andShould().onlyDependOnClassesThat()
                .haveNameNotMatching("java\\.lang\\.(Thread|ThreadLocal|Process.*)|java\\.util\\.Timer.*")
                .because("whoever drives the core decides about threads");
    }

    private static ArchRule calls(String root, Calls banned, String because) {
        return classes().that().resideInAPackage(root + "..").should(banned.avoided()).because(because);
    }

    private static Calls clocks() {
        var calls = new Calls().ban(System.class, "a time argument", "currentTimeMillis", "nanoTime")
                .ban(Clock.class, "a time argument", "systemUTC", "systemDefaultZone", "system")
                .ban(ZoneId.class, "ZoneOffset.UTC", "systemDefault");
        for (Class<?> time : List.of(Instant.class, LocalDate.class, LocalTime.class, LocalDateTime.class,
                OffsetDateTime.class, ZonedDateTime.class)) {
            calls.ban(time, "a time argument", "now");
        }
        return calls;
    }

    private static Calls chance() {
        return new Calls().ban(Math.class, "a SplittableRandom argument", "random")
                .ban(StrictMath.class, "a SplittableRandom argument", "random")
                .banOverload(Random.class, "new SplittableRandom(seed)", "<init>")
                .banOverload(SplittableRandom.class, "new SplittableRandom(seed)", "<init>")
                .banOverload(Collections.class, "shuffle(list, random)", "shuffle", List.class)
                .ban(RandomGenerator.class, "a SplittableRandom argument", "getDefault", "of")
                .ban(UUID.class, "an id made from the input", "randomUUID");
    }

    private static Calls host() {
        return new Calls().banField(System.class, "out", "a return value").banField(System.class, "err", "a Reject")
                .banField(System.class, "in", "an argument")
                .ban(System.class, "an argument", "getProperty", "getenv", "lineSeparator", "identityHashCode")
                .ban(System.class, "an exception", "exit").ban(Runtime.class, "an argument", "getRuntime")
                .ban(ManagementFactory.class, "an argument", "getRuntimeMXBean", "getThreadMXBean")
                .ban(Throwable.class, "throw", "printStackTrace");
    }

    private static Calls locales() {
        return new Calls()
                .banOverload(String.class, "String.format(Locale.ROOT, ...)", "format", String.class, Object[].class)
                .ban(String.class, "String.format(Locale.ROOT, ...)", "formatted")
                .banOverload(String.class, "toLowerCase(Locale.ROOT)", "toLowerCase")
                .banOverload(String.class, "toUpperCase(Locale.ROOT)", "toUpperCase")
                .banOverload(String.class, "getBytes(StandardCharsets.UTF_8)", "getBytes")
                .ban(Locale.class, "Locale.ROOT", "getDefault");
    }

    private static Calls intrinsics() {
        return new Calls().ban(Math.class, "the same method of StrictMath", "sin", "cos", "tan", "asin", "acos",
                "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log", "log10", "log1p", "pow", "cbrt",
                "hypot");
    }

    private static Calls saltedOrder() {
        return new Calls().ban(Set.class, "Collections.unmodifiableSet(new LinkedHashSet<>(x))", "copyOf")
                .ban(Map.class, "Collections.unmodifiableMap(new LinkedHashMap<>(x))", "copyOf")
                .ban(Collectors.class, "a sorted or linked collection", "toUnmodifiableSet", "toUnmodifiableMap");
    }

    private static ArchRule noOldDates(String root) {
        return noClasses().that().resideInAPackage(root + "..").should().dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|.*Calendar|TimeZone)|java\\.text\\..*Format")
                .because("times are long nanoseconds, written with java.time in UTC");
    }

    private static ArchRule noStaticState(String root) {
        return fields().that().areDeclaredInClassesThat().resideInAPackage(root + "..").and().areStatic().should()
                .beFinal().andShould().notHaveModifier(JavaModifier.VOLATILE).allowEmptyShould(true)
                .because("state has one door, and it is not a static field");
    }

    private static ArchRule onlyAllowedLibraries(String root) {
        return classes().that().resideInAPackage(root + "..").should().onlyDependOnClassesThat()
                .resideInAnyPackage(concat(LIBRARIES, root + ".."))
                .because("docs/decisions/0001-dependencies.md lists what core may use");
    }

    private static ArchRule usesNothingAbove(String root, int place) {
        String[] above = ORDER.subList(place + 1, ORDER.size()).stream().map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        return noClasses().that().resideInAPackage(root + "." + ORDER.get(place) + "..").should().dependOnClassesThat()
                .resideInAnyPackage(above).allowEmptyShould(true)
                .because("packages of core use only those before them: " + ORDER);
    }

    private static String[] concat(String[] some, String one) {
        String[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = one;
        return all;
    }
}

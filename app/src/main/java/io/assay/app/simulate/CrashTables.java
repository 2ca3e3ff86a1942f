package io.assay.app.simulate;

import io.assay.app.simulate.CrashTrial.Arm;
import io.assay.core.policy.margin.waterfall.Hawkes;
import io.assay.core.precision.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What many [CrashTrials] found, as the rows of Markdown tables.
public final class CrashTables {
    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;
    private static final double REJECTED = 0.05;
    private static final double EVENING_S = CrashPath.STEPS * CrashWorld.STEP_S;

    private CrashTables() {}

    /// What the evening is like under the preset, beside what it is to be like.
    public static List<String> shape(CrashTrials trials) {
        var out = new ArrayList<String>();
        out.add("| under the preset | 10 October 2025 | mean | a tenth of the worlds below | above |");
        out.add("|---|---|---|---|---|");
        out.add(shape(trials, "liquidated, bn USD", "9.9", o -> o.liquidated() / BILLION));
        out.add(shape(trials, "part of it in the busiest 40 minutes", "0.70", CrashOutcome::busiest));
        out.add(shape(trials, "part of it long", "0.84", CrashOutcome::longShare));
        out.add(shape(trials, "lowest price of the largest", "", o -> o.low()[0]));
        out.add(shape(trials, "of the second", "", o -> o.low()[1]));
        out.add(shape(trials, "of the rest", "", o -> o.low()[2]));
        out.add(shape(trials, "accounts liquidated", "", CrashOutcome::accounts));
        out.add(shape(trials, "branching of liquidations", "", CrashTables::branching));
        double by = trials.mean(t -> 1 - t.alone() / (double) t.of(Arm.PRESET).accounts());
        out.add(String.format(Locale.ROOT, "| part of the accounts that only forced orders brought down | | %.2f | | |",
                by));
        return out;
    }

    private static String shape(CrashTrials trials, String name, String wanted, ToDoubleFunction<CrashOutcome> of) {
        double[] sorted = trials.trials().stream().mapToDouble(t -> of.applyAsDouble(t.of(Arm.PRESET))).sorted()
                .toArray();
        int tenth = sorted.length / 10;
        return String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f | %.2f |", name, wanted,
                trials.mean(Arm.PRESET, of), sorted[tenth], sorted[sorted.length - 1 - tenth]);
    }

    private static double branching(CrashOutcome outcome) {
        return Hawkes.of(outcome.arrivalsS(), EVENING_S, EVENING_S / 2).map(Hawkes::branching).orElse(0.0);
    }

    /// What each set of margins asks for and costs.
    public static List<String> losses(CrashTrials trials) {
        var out = new ArrayList<String>();
        out.add("| margins | required, bn | put up, bn | liquidated, bn | fund pays, M | winners pay, M | fund keeps, M "
                + "| loss, M | saved over the constant |");
        out.add("|---|---|---|---|---|---|---|---|---|");
        for (var arm : Arm.values()) {
            out.add(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f | %.0f | %.0f | %.0f | %.0f | %s |",
                    name(arm), trials.mean(arm, CrashOutcome::required) / BILLION,
                    trials.mean(arm, CrashOutcome::posted) / BILLION,
                    trials.mean(arm, CrashOutcome::liquidated) / BILLION,
                    trials.mean(arm, CrashOutcome::fundPaid) / MILLION,
                    trials.mean(arm, CrashOutcome::winnersPaid) / MILLION,
                    trials.mean(arm, CrashOutcome::fundKept) / MILLION,
                    trials.mean(arm, CrashOutcome::loss) / MILLION,
                    arm == Arm.CONSTANT || arm == Arm.PRESET ? "" : text(trials.saved(arm, Arm.CONSTANT,
                            CrashOutcome::loss))));
        }
        out.add("");
        out.add("By segments, saved of the fund's part alone: "
                + text(trials.saved(Arm.SEGMENTS, Arm.CONSTANT, CrashOutcome::fundPaid))
                + "; of all, over the constant at equal collateral put up: "
                + text(trials.saved(Arm.SEGMENTS, Arm.POSTED, CrashOutcome::loss)) + ".");
        return out;
    }

    private static String name(Arm arm) {
        return switch (arm) {
            case PRESET -> "preset";
            case CONSTANT -> "preset x constant";
            case POSTED -> "preset x constant, equal collateral put up";
            case SEGMENTS -> "by segments found";
            case ORACLE -> "by planted behaviours";
        };
    }

    /// The head of [#world].
    public static List<String> headOfWorlds() {
        return List.of(
                "| world | worlds | segments | adjusted Rand | liquidated under the preset, bn | loss, constant, M "
                        + "| loss, segments, M | saved | saved, planted behaviours |",
                "|---|---|---|---|---|---|---|---|---|");
    }

    public static String world(String name, CrashTrials trials) {
        return String.format(Locale.ROOT, "| %s | %d | %.1f | %.2f | %.1f | %.0f | %.0f | %s | %s |", name,
                trials.trials().size(), trials.mean(CrashTrial::segments), trials.mean(CrashTrial::rand),
                trials.mean(Arm.PRESET, CrashOutcome::liquidated) / BILLION,
                trials.mean(Arm.CONSTANT, CrashOutcome::loss) / MILLION,
                trials.mean(Arm.SEGMENTS, CrashOutcome::loss) / MILLION,
                text(trials.saved(Arm.SEGMENTS, Arm.CONSTANT, CrashOutcome::loss)),
                text(trials.saved(Arm.ORACLE, Arm.CONSTANT, CrashOutcome::loss)));
    }

    /// Who pays for it, and how often a margin is passed in windows nobody has seen.
    public static List<String> price(CrashTrials trials) {
        var out = new ArrayList<String>();
        out.add("| behaviour | positions, bn | margin, constant | margin, segments | accounts that pay more "
                + "| passed in stressed windows, constant | segments | in calm windows, constant | segments |");
        out.add("|---|---|---|---|---|---|---|---|---|");
        for (var kind : CrashPeople.Kind.values()) {
            out.add(price(trials, kind));
        }
        return out;
    }

    private static String price(CrashTrials trials, CrashPeople.Kind kind) {
        ToDoubleFunction<ToDoubleFunction<CrashShare>> mean = of -> trials
                .mean(t -> of.applyAsDouble(t.share().get(kind.ordinal())));
        double gross = mean.applyAsDouble(CrashShare::gross);
        return String.format(Locale.ROOT, "| %s | %.1f | %.2f %% | %.2f %% | %.2f | %.3f | %.3f | %.4f | %.4f |",
                kind.name().toLowerCase(Locale.ROOT), gross / BILLION,
                100 * mean.applyAsDouble(CrashShare::constant) / gross,
                100 * mean.applyAsDouble(CrashShare::segments) / gross,
                mean.applyAsDouble(CrashShare::payMore) / mean.applyAsDouble(CrashShare::accounts),
                mean.applyAsDouble(CrashShare::stressConstant), mean.applyAsDouble(CrashShare::stressSegments),
                mean.applyAsDouble(CrashShare::calmConstant), mean.applyAsDouble(CrashShare::calmSegments));
    }

    /// How many of the promises were rejected where five in a hundred would be by luck.
    public static List<String> coverage(CrashTrials trials) {
        return List.of("| of | tests | Kupiec rejects | Christoffersen | Acerbi-Szekely |", "|---|---|---|---|---|",
                coverage(trials, "segments found", false), coverage(trials, "all accounts as one", true));
    }

    private static String coverage(CrashTrials trials, String name, boolean asOne) {
        var tests = trials.trials().stream().flatMap(t -> t.coverage().stream())
                .filter(c -> (c.segment() < 0) == asOne).toList();
        double n = tests.size();
        return String.format(Locale.ROOT, "| %s | %d | %.3f | %.3f | %.3f |", name, tests.size(),
                tests.stream().filter(c -> c.kupiecP() < REJECTED).count() / n,
                tests.stream().filter(c -> c.independenceP() < REJECTED).count() / n,
                tests.stream().filter(c -> c.z2P() < REJECTED).count() / n);
    }

    /// How hard margins of one position swing when volatility jumps, the mean and the worst of all segments of all worlds.
    public static List<String> cycle(CrashTrials trials) {
        var out = new ArrayList<String>();
        out.add("| volatility jumps to | peak to trough, mean | worst segment | five days, worst |");
        out.add("|---|---|---|---|");
        var cycles = trials.trials().stream().flatMap(t -> t.cycle().stream()).toList();
        for (int j = 0; j < CrashCycle.JUMPS.size(); j++) {
            int at = j;
            out.add(String.format(Locale.ROOT, "| %.1f | %.3f | %.3f | %.3f |", CrashCycle.JUMPS.get(j),
                    cycles.stream().mapToDouble(c -> c.peakToTrough()[at]).average().orElse(Double.NaN),
                    cycles.stream().mapToDouble(c -> c.peakToTrough()[at]).max().orElse(Double.NaN),
                    cycles.stream().mapToDouble(c -> c.week()[at]).max().orElse(Double.NaN)));
        }
        return out;
    }

    /// By world, for whoever wants to look: seed, segments, Rand, then loss and what was liquidated by set of margins.
    public static String line(CrashTrial trial) {
        var figures = Arrays.stream(Arm.values())
                .map(arm -> String.format(Locale.ROOT, ",%.0f,%.0f", trial.of(arm).loss(), trial.of(arm).liquidated()))
                .toList();
        return String.format(Locale.ROOT, "%d,%d,%.3f%s", trial.seed(), trial.segments(), trial.rand(),
                String.join("", figures));
    }

    private static String text(Interval of) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", of.estimate(), of.low(), of.high());
    }
}

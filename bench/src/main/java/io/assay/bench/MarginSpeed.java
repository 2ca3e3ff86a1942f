package io.assay.bench;

import io.assay.app.config.PresetFile;
import io.assay.core.policy.margin.Leg;
import io.assay.core.policy.margin.LinearLeg;
import io.assay.core.policy.margin.OptionLeg;
import io.assay.core.policy.margin.Portfolio;
import io.assay.core.policy.margin.Preset;
import io.assay.core.policy.margin.Scenario;
import io.assay.core.policy.margin.ScenarioGain;
import io.assay.core.policy.margin.ScenarioGrid;
import io.assay.core.policy.margin.ShockLaw;
import io.assay.core.policy.margin.Unit;
import io.assay.core.policy.margin.VolShock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// How long margins take: 31 scenarios of a portfolio of 100 legs, and whole accounts of 10 legs under each preset, on
/// one core. Writes the large portfolio and what its scenarios gain, so that a peer can be held against the same figures.
public final class MarginSpeed {
    private static final int ROUNDS = 15;
    private static final ShockLaw SHOCKS = new ShockLaw(0.5, 0.275, 0.3, 0.13, 30, 1, 0.45);

    private MarginSpeed() {}

    /// @param args a folder for the files
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        var dice = new SplittableRandom(31);
        Unit large = unit(dice, 100);
        ScenarioGrid grid = ScenarioGrid.of(scenarios(), SHOCKS);
        write(folder, large, grid);
        double[] ms = rounds(200, () -> grid.gains(large).get(0).gain());
        System.out.printf(Locale.ROOT, "31 scenarios x 100 legs, ms: best %.3f, median %.3f%n", ms[0], ms[ROUNDS / 2]);
        List<Portfolio> accounts = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            accounts.add(Portfolio.of(10_000, unit(dice, 10)));
        }
        for (String name : PresetFile.SHIPPED.stream().filter(n -> !n.equals("hyperliquid")).toList()) {
            Preset preset = PresetFile.read(name).preset();
            double[] each = rounds(accounts.size(), new Asked(preset, accounts)::next);
            System.out.printf(Locale.ROOT, "%-13s accounts of 10 legs a second: best %,.0f, median %,.0f%n", name, 1000 / each[0],
                    1000 / each[ROUNDS / 2]);
        }
    }

    /// Asks one account after another.
    private static final class Asked {
        private final Preset preset;
        private final List<Portfolio> accounts;
        private int at;

        Asked(Preset preset, List<Portfolio> accounts) {
            this.preset = preset;
            this.accounts = accounts;
        }

        double next() {
            at = (at + 1) % accounts.size();
            return preset.assess(accounts.get(at)).hashCode();
        }
    }

    @FunctionalInterface
    private interface Work {
        double run();
    }

    /// Milliseconds of processor time a piece, ascending over rounds; the first third of the rounds warms up.
    private static double[] rounds(int pieces, Work work) {
        var clock = ManagementFactory.getThreadMXBean();
        var out = new double[ROUNDS];
        double sink = 0;
        for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
            long start = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < pieces; i++) {
                sink += work.run();
            }
            if (round >= 0) {
                out[round] = (clock.getCurrentThreadCpuTime() - start) / 1e6 / pieces;
            }
        }
        if (Double.isNaN(sink)) {
            throw new IllegalStateException("a margin is not a number");
        }
        Arrays.sort(out);
        return out;
    }

    /// 23 regular, 8 tails: as many as Derive has.
    private static List<Scenario> scenarios() {
        var out = new ArrayList<Scenario>();
        for (int step = 4; step >= -4; step--) {
            for (VolShock vol : List.of(VolShock.DOWN, VolShock.NONE, VolShock.UP)) {
                if (Math.abs(step) < 4 || vol == VolShock.UP) {
                    out.add(new Scenario(0.045 * step, vol, 1));
                }
            }
        }
        for (double move : new double[]{-0.66, -0.33, 0.5, 1, 2, 3, 4, 5}) {
            out.add(new Scenario(move, VolShock.UP, 0.18 / Math.max(0.18, Math.abs(move))));
        }
        return out;
    }

    private static Unit unit(SplittableRandom dice, int legs) {
        var out = new ArrayList<Leg>();
        double spot = 60_000;
        double[] days = {1, 8, 22, 50, 113, 260};
        for (int i = 0; i < legs; i++) {
            double quantity = Math.rint(200 * dice.nextDouble() - 100) / 10;
            if (i % 10 == 9) {
                out.add(LinearLeg.of("perp", LinearLeg.Kind.PERPETUAL, quantity, spot, 0));
            } else {
                int e = dice.nextInt(days.length);
                out.add(OptionLeg.of("option", dice.nextBoolean(), quantity,
                        Math.rint(spot * (0.5 + 1.2 * dice.nextDouble()) / 1000) * 1000, days[e] / 365,
                        spot * (1 + 0.0002 * days[e]), 0.3 + 0.5 * dice.nextDouble()));
            }
        }
        return new Unit("BTC", spot, 1, out, List.of());
    }

    private static void write(Path folder, Unit unit, ScenarioGrid grid) throws IOException {
        var legs = new StringBuilder();
        for (Leg leg : unit.legs()) {
            legs.append(switch (leg) {
                case LinearLeg l -> line("L %r %r 0 0 0", l.quantity(), l.mark());
                case OptionLeg o -> line((o.call() ? "C" : "P") + " %r %r %r %r %r", o.quantity(), o.forward(),
                        o.strike(), o.years(), o.vol());
                default -> throw new IllegalStateException("only what was made here");
            });
        }
        var scenarios = new StringBuilder();
        for (ScenarioGain gain : grid.gains(unit)) {
            scenarios.append(line(gain.scenario().vol().word() + " %r %r %r", gain.scenario().move(),
                    gain.scenario().weight(), gain.gain()));
        }
        Files.writeString(folder.resolve("legs.txt"), legs, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("scenarios.txt"), scenarios, StandardCharsets.UTF_8);
    }

    /// Numbers in full precision where the pattern says %r.
    private static String line(String pattern, double... values) {
        String out = pattern;
        for (double value : values) {
            out = out.replaceFirst("%r", Double.toString(value));
        }
        return out + "\n";
    }
}

package io.assay.core.policy.quote.demand;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.profile.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// A pilot carried out on planted clients: accounts differ in their level for good and from day to day, all are offered
/// what [PilotLot] draws.
final class PlantedPilot {
    private static final double ACCOUNT_SD = 0.2;
    private static final double DAY_SD = 0.4;
    /// Clients that differ are together a curve flatter by this factor (Zeger, Liang and Albert, Biometrics 44, 1988): those of
    /// each are so much steeper that all together are the curve the design speaks of.
    private static final double STEEPER = StrictMath.sqrt(1 + 0.346 * (ACCOUNT_SD * ACCOUNT_SD + DAY_SD * DAY_SD));

    private final PilotDesign design;
    private final List<Request> requests = new ArrayList<>();

    private record Request(int account, int day, int rung, boolean taken, double gainBp) {}

    /// @param each requests of an account a day
    PlantedPilot(PilotDesign design, PilotLot.Unit unit, int accounts, int each, long seed) {
        this.design = design;
        var random = new SplittableRandom(seed);
        var lot = new PilotLot(seed, unit, design.ladderBp().length, 1);
        var demand = new LogisticQuote(design.segment().alpha().estimate(), design.segment().beta().estimate());
        var shift = new double[accounts];
        Arrays.setAll(shift, a -> ACCOUNT_SD * random.nextGaussian());
        for (int day = 0; day < design.days(); day++) {
            for (int a = 0; a < accounts; a++) {
                double level = STEEPER * demand.alpha() + shift[a] + DAY_SD * random.nextGaussian();
                for (int i = 0; i < each; i++) {
                    int rung = lot.rung("a" + a, day, day + "/" + a + "/" + i);
                    double width = design.ladderBp()[rung];
                    boolean taken = random.nextDouble() < LogitFit.taken(level, STEEPER * demand.beta(), width);
                    double cost = design.segment().adverseBp() + design.segment().adverseSdBp() * random.nextGaussian();
                    requests.add(new Request(a, day, rung, taken, taken ? width - cost : 0));
                }
            }
        }
    }

    DemandLaw law() {
        var builder = new OfferCounts.Builder();
        var segments = new TreeMap<String, String>();
        for (var r : requests) {
            segments.put("a" + r.account, "a");
            builder.add("a" + r.account, r.day, design.ladderBp()[r.rung], r.taken ? 1 : 0);
        }
        return DemandLaw.of(builder.build(segments, List.of("a"), Math.max(6, Math.toIntExact(design.days()))), 0.95);
    }

    /// The rung that scatters most against today's: the narrowest here.
    double truth() {
        var demand = new LogisticQuote(design.segment().alpha().estimate(), design.segment().beta().estimate());
        double cost = design.segment().adverseBp();
        return 100 * (demand.gainBp(design.ladderBp()[0], cost) - demand.gainBp(design.segment().todayBp(), cost));
    }

    /// Gain at the narrowest rung less that at today's, USD per million, with its interval by account.
    Interval difference() {
        double[] n = new double[2];
        double[] sum = new double[2];
        for (var r : requests) {
            int arm = r.rung == 0 ? 0 : r.rung == design.today() ? 1 : -1;
            if (arm >= 0) {
                n[arm]++;
                sum[arm] += r.gainBp;
            }
        }
        var byAccount = new TreeMap<Integer, Double>();
        for (var r : requests) {
            double part = r.rung == 0 ? (r.gainBp - sum[0] / n[0]) / n[0]
                    : r.rung == design.today() ? (sum[1] / n[1] - r.gainBp) / n[1] : 0;
            byAccount.merge(r.account, part, Double::sum);
        }
        double g = byAccount.size();
        double squares = byAccount.values().stream().mapToDouble(p -> p * p).sum() * g / (g - 1);
        return Interval.around(100 * (sum[0] / n[0] - sum[1] / n[1]),
                100 * StudentT.twoSided(0.95, g - 1) * StrictMath.sqrt(squares));
    }

    /// Whether the loss against today's rung passes the limit at the end of any day.
    boolean isStopped() {
        double all = 0;
        double count = 0;
        double today = 0;
        double todayCount = 0;
        int day = 0;
        for (int i = 0; i <= requests.size(); i++) {
            if (i == requests.size() || requests.get(i).day != day) {
                double lost = todayCount == 0 ? 0 : today / todayCount * count - all;
                if (lost * design.segment().notionalUsd() * 1e-4 > design.stopLossUsd()) {
                    return true;
                }
                day++;
            }
            if (i < requests.size()) {
                var r = requests.get(i);
                all += r.gainBp;
                count++;
                today += r.rung == design.today() ? r.gainBp : 0;
                todayCount += r.rung == design.today() ? 1 : 0;
            }
        }
        return false;
    }
}

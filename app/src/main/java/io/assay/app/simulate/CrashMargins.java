package io.assay.app.simulate;

import io.assay.core.policy.margin.Behaviour;
import io.assay.core.policy.margin.BehaviourMargin;
import java.util.Arrays;
import java.util.List;

/// What accounts must hold, as a multiple of the preset's margin.
///
/// @param multiple by account
record CrashMargins(double[] multiple) {
    /// By segments: the shipped add-on, from what each segment's accounts lost before.
    ///
    /// @param segment by account, -1 where not assigned
    /// @param risks of every segment, of all accounts last
    static CrashMargins bySegment(CrashWorld world, CrashPeople people, int[] segment, List<CrashRisk> risks) {
        double all = risks.getLast().weighted(world);
        var model = new BehaviourMargin(world.terms());
        var multiple = new double[segment.length];
        for (int i = 0; i < multiple.length; i++) {
            boolean isKnown = segment[i] >= 0;
            var risk = isKnown ? risks.get(segment[i]) : risks.getLast();
            var behaviour = new Behaviour(isKnown ? risk.accounts() : 0, isKnown ? risk.weighted(world) : Double.NaN,
                    all, Double.NaN, List.of(), 0, 0, true);
            double unit = people.unit(i);
            multiple[i] = model.publish(unit, unit, behaviour, CrashWorld.FLOOR * people.gross(i)).margin() / unit;
        }
        return new CrashMargins(multiple);
    }

    /// The preset as it is.
    static CrashMargins preset(CrashPeople people) {
        return constant(people, 1);
    }

    /// One multiple for all, so that all together must hold the same.
    static CrashMargins constant(CrashPeople people, CrashMargins like) {
        double held = 0;
        double units = 0;
        for (int i = 0; i < people.accounts(); i++) {
            held += like.multiple[i] * people.unit(i);
            units += people.unit(i);
        }
        return constant(people, held / units);
    }

    /// One multiple for all, so that all together put up the same, what they put up of their own accord included.
    static CrashMargins constantPosted(CrashPeople people, CrashMargins like) {
        double wanted = like.posted(people);
        double low = 0;
        double high = 100;
        for (int round = 0; round < 60; round++) {
            double middle = (low + high) / 2;
            boolean isLess = constant(people, middle).posted(people) < wanted;
            low = isLess ? middle : low;
            high = isLess ? high : middle;
        }
        return constant(people, low);
    }

    /// The same relations, so that all together must hold as much as under others; never under the preset.
    CrashMargins scaledTo(CrashPeople people, CrashMargins like) {
        double by = like.required(people) / required(people);
        var out = new double[multiple.length];
        Arrays.setAll(out, i -> Math.max(1, by * multiple[i]));
        return new CrashMargins(out);
    }

    /// USD all together must hold.
    double required(CrashPeople people) {
        double sum = 0;
        for (int i = 0; i < multiple.length; i++) {
            sum += multiple[i] * people.unit(i);
        }
        return sum;
    }

    /// USD all together put up.
    double posted(CrashPeople people) {
        double sum = 0;
        for (int i = 0; i < multiple.length; i++) {
            sum += equity(people, i);
        }
        return sum;
    }

    /// What is required, or what the account puts up of its own accord where that is more.
    double equity(CrashPeople people, int account) {
        return people.unit(account) * Math.max(multiple[account], people.cushion()[account]);
    }

    /// The floor is by position, so it may lift some accounts above the multiple.
    private static CrashMargins constant(CrashPeople people, double multiple) {
        var out = new double[people.accounts()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.max(multiple, CrashWorld.FLOOR * people.gross(i) / people.unit(i));
        }
        return new CrashMargins(out);
    }
}

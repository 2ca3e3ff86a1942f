package io.assay.core.house.guilty.event;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/// Guilty on purpose: it draws without a seed.
public final class Chance {
    private Chance() {}

    static String draw(List<Integer> values) {
        Collections.shuffle(values);
        return Math.random() + " " + new Random().nextInt() + new SplittableRandom().nextInt() + UUID.randomUUID();
    }
}

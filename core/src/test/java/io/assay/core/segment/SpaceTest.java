package io.assay.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.profile.Transform;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceTest {
    @Test
    void every_transform_rises_and_comes_back() {
        for (var transform : Transform.values()) {
            double last = Double.NEGATIVE_INFINITY;
            double top = transform == Transform.LOGIT ? 1 : 1e9;
            for (double x : new double[]{0, 1e-6, 0.02, 0.5, 0.97, 1, 30, 1e9}) {
                if (x <= top) {
                    double y = transform.apply(x);
                    assertThat(y).as("%s of %s", transform, x).isGreaterThan(last).isFinite();
                    assertThat(transform.invert(y)).isCloseTo(x, within(1e-9 * Math.max(1, x)));
                    last = y;
                }
            }
            assertThat(transform.apply(Double.NaN)).isNaN();
        }
        assertThat(Transform.ASINH.apply(-3)).isEqualTo(-Transform.ASINH.apply(3));
        assertThat(Transform.LOG1P.invert(Transform.LOG1P.apply(-7))).isCloseTo(-7, within(1e-12));
    }

    @Test
    void absent_and_constant_columns_are_dropped_and_said() {
        double none = Double.NaN;
        var profiles = new FeatureMatrix(List.of("a", "b", "c"), List.of("x", "y", "z"),
                new double[]{1, 5, none, 2, 5, none, 4, 5, none});
        var wanted = List.of("x", "y", "z", "gone").stream().map(c -> new Feature(c, Transform.IDENTITY)).toList();
        var space = FeatureSpace.fit(profiles, wanted, FeatureSpace.Scaling.ROBUST);
        assertThat(space.columns()).containsExactly("x");
        assertThat(space.dropped()).containsExactly("y is the same for every account and was dropped",
                "z is absent for 3 of 3 accounts and was dropped",
                "gone is absent for 3 of 3 accounts and was dropped");
        // median 2, absolute deviations 1 0 2: 1.4826
        assertThat(space.points(profiles).values()).containsExactly(new double[]{-1 / 1.4826, 0, 2 / 1.4826},
                within(1e-12));
    }

    @Test
    void values_that_many_accounts_share_are_marked_as_piled() {
        var values = new double[100];
        for (int i = 0; i < 100; i++) {
            values[i] = i < 20 ? 0 : i;
        }
        var accounts = java.util.stream.IntStream.range(100, 200).mapToObj(Integer::toString).toList();
        var profiles = new FeatureMatrix(accounts, List.of("x"), values);
        var points = FeatureSpace.fit(profiles, List.of(new Feature("x", Transform.LOG1P)),
                FeatureSpace.Scaling.ROBUST).points(profiles);
        assertThat(points.piled()[19]).isEqualTo(1);
        assertThat(points.piled()[20]).isZero();
    }
}

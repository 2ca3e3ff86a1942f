package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assay.core.profile.AccountPath.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BucketHistoryTest {
    private static final long MINUTE_NS = 60_000_000_000L;

    /// One path of profit that goes 10 USD up or down by the minute, looked at so often.
    private static List<Point> path(int minutes, int days) {
        var random = new SplittableRandom(5);
        var out = new ArrayList<Point>();
        double profit = 0;
        for (int minute = 0; minute <= days * 1440; minute++) {
            if (minute % minutes == 0) {
                out.add(new Point(minute * MINUTE_NS, 1000, profit, 5000, 0));
            }
            profit += random.nextBoolean() ? 10 : -10;
        }
        return out;
    }

    /// 10·sqrt(1440) = 379.5 a day. Seen over 400 days 381.7 hour by hour, 383.3 with looks every 7 minutes, of which one in
    /// sixty is on an hour, 402.1 day by day (its error is 13); taken for changes of one hour those would be 1014 and 1970.
    @Test
    void the_volatility_of_a_day_is_the_same_however_often_an_account_is_looked_at() {
        for (int minutes : new int[]{1, 7, 60, 90, 1440}) {
            assertThat(BucketHistory.sigma(path(minutes, 400))).as(minutes + " minutes").isEqualTo(379.5, within(25.0));
        }
    }

    @Test
    void twenty_changes_are_needed_and_what_is_not_marked_has_none() {
        var path = path(60, 1);
        assertThat(BucketHistory.sigma(path.subList(0, 21))).isPositive();
        assertThat(BucketHistory.sigma(path.subList(0, 20))).isNaN();
        var gap = new ArrayList<>(path.subList(0, 21));
        gap.set(7, new Point(gap.get(7).timeNs(), Double.NaN, gap.get(7).profit(), Double.NaN, 0));
        assertThat(BucketHistory.sigma(gap)).isNaN();
    }
}

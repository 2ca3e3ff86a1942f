package io.assay.core.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How long after a fill the market is looked at again. Zero is spread capture: the market just before.
public enum Horizon {
    AT_ONCE("0", 0), S1("1s", 1), S10("10s", 10), M1("1m", 60), M5("5m", 300), M30("30m", 1800), H1("1h", 3600);

    /// Those at which the market has had time to move: a trade can be judged at each of them.
    public static final List<Horizon> LATER = List.of(S1, S10, M1, M5, M30, H1);

    private final String suffix;
    private final long seconds;

    Horizon(String suffix, long seconds) {
        this.suffix = suffix;
        this.seconds = seconds;
    }

    /// The horizon whose column names end so.
    public static Optional<Horizon> of(String suffix) {
        return Arrays.stream(values()).filter(horizon -> horizon.suffix.equals(suffix)).findFirst();
    }

    /// How column names end for this horizon.
    public String suffix() {
        return suffix;
    }

    public long seconds() {
        return seconds;
    }

    public long ns() {
        return seconds * 1_000_000_000L;
    }
}

package io.assay.core.policy.quote.demand;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Who is offered which rung of a pilot: by lot, yet always the same for the same seed, so that any machine can draw it
/// alone, and an auditor again.
///
/// The lot of a name is FNV-1a of 64 bits over `seed|name` in UTF-8 (Fowler, Noll, Vo), finished by the mixer of
/// SplitMix64 (Steele, Lea, Flood 2014); its 53 upper bits are a number in [0, 1).
///
/// - Unit REQUEST: `rung = floor(rungs · lot("rung|" + request))`.
/// - Unit ACCOUNT_DAY: an account gets every rung once in every `rungs` days, in an order of its own: by the lots of
///   `"order|" + account + "|" + period + "|" + rung`, ascending; `period = day div rungs`, days count from 1970-01-01.
/// - In the pilot are units with `lot("in|" + unit) < share`; unit = the request, or `account + "|" + day`.
///
/// @param seed of the pilot
/// @param unit what draws
/// @param rungs how many
/// @param share of units in the pilot
public record PilotLot(long seed, Unit unit, int rungs, double share) {
    /// Not in the pilot: offered as ever.
    public static final int OUTSIDE = -1;
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final double ULP = 0x1.0p-53;

    public PilotLot {
        if (rungs < 2) {
            throw new IllegalArgumentException("rungs: at least 2 wanted, got " + rungs);
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share: above 0 and at most 1 wanted, got " + share);
        }
    }

    /// What draws a width.
    public enum Unit {
        /// Every request for itself: tells most, and an account sees several widths a day.
        REQUEST,
        /// An account keeps its width for a day of UTC.
        ACCOUNT_DAY
    }

    /// The same for a ladder of so many rungs.
    public PilotLot withRungs(int count) {
        return new PilotLot(seed, unit, count, share);
    }

    /// Rung of a request, [#OUTSIDE] where it takes no part.
    ///
    /// @param day since 1970-01-01, UTC
    public int rung(String account, long day, String request) {
        return switch (unit) {
            case REQUEST -> of("in|" + request) < share ? (int) (rungs * of("rung|" + request)) : OUTSIDE;
            case ACCOUNT_DAY -> of("in|" + account + "|" + day) < share ? ofDay(account, day) : OUTSIDE;
        };
    }

    private int ofDay(String account, long day) {
        String period = "order|" + account + "|" + Math.floorDiv(day, rungs) + "|";
        var lots = new double[rungs];
        Arrays.setAll(lots, rung -> of(period + rung));
        double[] sorted = lots.clone();
        Arrays.sort(sorted);
        double own = sorted[Math.floorMod(day, rungs)];
        int rung = 0;
        while (lots[rung] != own) {
            rung++;
        }
        return rung;
    }

    /// The lot of a name, in [0, 1).
    double of(String name) {
        long hash = OFFSET;
        for (byte b : (seed + "|" + name).getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return ((hash ^ (hash >>> 31)) >>> 11) * ULP;
    }
}

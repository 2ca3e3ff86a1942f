package io.assay.core.segment.toxicity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Watches many accounts for toxicity, all the time: each is a [Wager], and [Discoveries] says who may be called.
///
/// What the house is told is "this account's flow costs you money at the horizon": the hypothesis to be rejected is that
/// the move of the price against the house is zero or less on average. One observation is a window of trades that
/// overlaps no other of the account ([MoveWindows]): trades within one horizon move together and are no independent
/// evidence.
///
/// Observations come in the order in which they became known. A stake is fixed before its move is known, and so is the
/// scale: the account's own root mean square so far, with that of all accounts weighing as some windows.
public final class ToxicityWatch {
    private final WatchConfig config;
    private final Discoveries discoveries;
    private final Wager[] wagers;
    private final long[] windows;
    private final double[] sums;
    private final double[] squares;
    private final long[] foundNs;
    private long lastNs = Long.MIN_VALUE;
    private long everyWindow;
    private double everySquare;

    /// What is known of one account.
    ///
    /// @param windows observations so far
    /// @param meanBp mean move against the house, in bp; NaN without one
    /// @param logEvidence natural logarithm of the e-value; of an account called toxic, as it was then
    /// @param foundNs when it was called toxic, [#NEVER] if it was not
    public record Finding(long windows, double meanBp, double logEvidence, long foundNs) {
        /// Of an account that is not called toxic.
        public static final long NEVER = Long.MAX_VALUE;

        public boolean isToxic() {
            return foundNs != NEVER;
        }
    }

    /// @param accounts that may ever be watched; more than there are only makes it stricter
    public ToxicityWatch(WatchConfig config, int accounts) {
        this.config = config;
        discoveries = new Discoveries(accounts, config.falseShare());
        wagers = new Wager[accounts];
        Arrays.setAll(wagers, account -> new Wager(config));
        windows = new long[accounts];
        sums = new double[accounts];
        squares = new double[accounts];
        foundNs = new long[accounts];
        Arrays.fill(foundNs, Finding.NEVER);
    }

    /// A window of an account is known.
    ///
    /// @param knownNs when; never earlier than the observation before
    /// @param againstHouseBp how far the price moved against the house, in bp
    /// @return accounts called toxic just now
    public List<Integer> observe(int account, long knownNs, double againstHouseBp) {
        if (knownNs < lastNs) {
            throw new IllegalArgumentException("known at " + knownNs + ", before " + lastNs);
        }
        if (!Double.isFinite(againstHouseBp)) {
            throw new IllegalArgumentException("a move of " + againstHouseBp + " bp");
        }
        lastNs = knownNs;
        double scale = scale(account);
        windows[account]++;
        sums[account] += againstHouseBp;
        double limit = scale > 0 ? config.clip() * scale : Double.POSITIVE_INFINITY;
        double square = Math.min(againstHouseBp * againstHouseBp, limit * limit);
        squares[account] += square;
        everySquare += square;
        everyWindow++;
        return scale > 0 && !discoveries.isFound(account) ? bet(account, againstHouseBp / scale) : List.of();
    }

    private List<Integer> bet(int account, double scales) {
        wagers[account].observe(scales);
        if (!wagers[account].isAtLeast(discoveries.evidenceMin())) {
            discoveries.offer(account, Double.NEGATIVE_INFINITY);
            return List.of();
        }
        var called = new ArrayList<>(discoveries.offer(account, wagers[account].logWealth()));
        called.forEach(one -> foundNs[one] = lastNs);
        return called;
    }

    /// Root mean square of earlier moves; 0 before there is any.
    private double scale(int account) {
        double common = everyWindow == 0 ? 0 : everySquare / everyWindow;
        return Math.sqrt((config.scalePrior() * common + squares[account]) / (config.scalePrior() + windows[account]));
    }

    public Finding finding(int account) {
        double mean = windows[account] == 0 ? Double.NaN : sums[account] / windows[account];
        double evidence = windows[account] == 0 ? 0 : wagers[account].logWealth();
        return new Finding(windows[account], mean, evidence, foundNs[account]);
    }

    /// Accounts called toxic so far.
    public int found() {
        return discoveries.count();
    }
}

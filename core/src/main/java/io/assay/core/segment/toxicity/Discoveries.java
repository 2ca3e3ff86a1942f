package io.assay.core.segment.toxicity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which of many accounts may be called toxic at this moment, so that at whatever moment one looks the expected share
/// of wrong ones among them is within the limit.
///
/// The rule is e-BH (Wang and Ramdas 2022, "False discovery rate control with e-values"): of m accounts, those whose
/// evidence is at least m / (share k), for the largest k that many of them reach. It holds whatever the dependence
/// between accounts. An account that is called stops betting, so its evidence stays what it was: the evidence of a
/// stopped e-process. Then whoever was called is called for good, for k never falls and their threshold never rises,
/// and the set called so far is the e-BH set of stopped e-processes at every moment: looking all the time costs
/// nothing.
final class Discoveries {
    private final double share;
    private final double[] logEvidence;
    private final boolean[] found;
    private int[] candidates = new int[16];
    private int candidateCount;
    private int foundCount;

    /// @param accounts that may ever be watched; more than there are only makes it stricter
    Discoveries(int accounts, double share) {
        this.share = share;
        logEvidence = new double[accounts];
        found = new boolean[accounts];
    }

    int count() {
        return foundCount;
    }

    boolean isFound(int account) {
        return found[account];
    }

    /// Evidence under which no account can be called, however many others are.
    double evidenceMin() {
        return 1 / share;
    }

    /// The evidence of an account that is not found has changed.
    ///
    /// @return accounts called just now, in ascending order of evidence; empty most of the time
    List<Integer> offer(int account, double logWealth) {
        if (found[account]) {
            throw new IllegalArgumentException("account " + account + " was found before");
        }
        logEvidence[account] = logWealth;
        forget(account);
        if (logWealth < -StrictMath.log(share)) {
            return List.of();
        }
        remember(account);
        if (logWealth < threshold(foundCount + candidateCount)) {
            return List.of();
        }
        return call();
    }

    private List<Integer> call() {
        var sorted = Arrays.stream(candidates, 0, candidateCount).boxed()
                .sorted((a, b) -> Double.compare(logEvidence[a], logEvidence[b])).toArray(Integer[]::new);
        for (int first = 0; first < sorted.length; first++) {
            int called = sorted.length - first;
            if (logEvidence[sorted[first]] >= threshold(foundCount + called)) {
                var now = Stream.of(sorted).skip(first).toList();
                now.forEach(account -> {
                    found[account] = true;
                    forget(account);
                });
                foundCount += called;
                return now;
            }
        }
        return List.of();
    }

    /// ln(m / (share k)).
    private double threshold(int k) {
        return StrictMath.log(logEvidence.length / (share * k));
    }

    private void remember(int account) {
        if (candidateCount == candidates.length) {
            candidates = Arrays.copyOf(candidates, 2 * candidateCount);
        }
        candidates[candidateCount++] = account;
    }

    private void forget(int account) {
        for (int i = 0; i < candidateCount; i++) {
            if (candidates[i] == account) {
                candidates[i] = candidates[--candidateCount];
                return;
            }
        }
    }
}

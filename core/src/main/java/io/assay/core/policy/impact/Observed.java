package io.assay.core.policy.impact;

/// Impacts and what they hang together by.
///
/// @param account of each observation, from 0
/// @param block of time of each, from 0
/// @param segment of each, from 0; the last segment may stand for accounts in none
/// @param impact in daily volatilities
/// @param weight inverse of its variance, up to a factor
/// @param segments how many there are
record Observed(int[] account, int[] block, int[] segment, double[] impact, double[] weight, int segments) {
    int size() {
        return impact.length;
    }
}

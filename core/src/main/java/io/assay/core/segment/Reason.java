package io.assay.core.segment;

/// What one feature says for (positive) or against (negative) the segment an account is nearest to.
///
/// For methods that score segments (mixture, k-means) contributions are additive: over all reasons of an
/// account they sum to the log-odds of its segment at the account, less the same log-odds at the median
/// account of the book. For rules they are margins beyond a threshold in robust deviations, for ladders
/// steps. Features that are absent contribute nothing and are not listed.
///
/// @param column name as in the catalogue
/// @param value of the account, in the feature's unit
/// @param segmentMedian median of the segment in the training set, same unit; NaN when unknown
/// @param bookMedian median of all accounts in the training set, same unit
/// @param contribution in nats (mixture, k-means), robust deviations (rules) or steps (ladders)
public record Reason(String column, double value, double segmentMedian, double bookMedian, double contribution) {}

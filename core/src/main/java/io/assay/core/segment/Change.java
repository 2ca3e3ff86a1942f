package io.assay.core.segment;

/// The smallest change of a single feature that would move an account to another segment.
///
/// "Smallest" is measured in robust standard deviations of the feature over the training set, after its
/// transform, so that features of different units compare.
///
/// @param column name as in the catalogue
/// @param from value of the account, in the feature's unit
/// @param to value at which the other segment becomes the most probable one, same unit
/// @param toSegment name of that segment
/// @param deviations size of the change in robust standard deviations, positive
public record Change(String column, double from, double to, String toSegment, double deviations) {
}

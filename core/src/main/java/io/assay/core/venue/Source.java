package io.assay.core.venue;

/// What a decoder must be told about the file it reads.
///
/// @param name for rejects
/// @param account whose fills these are where the file does not say, empty when nobody knows
/// @param latestNs newest event time that can be true (the clock is the caller's)
public record Source(String name, String account, long latestNs) {}

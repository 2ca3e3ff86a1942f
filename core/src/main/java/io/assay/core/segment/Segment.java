package io.assay.core.segment;

/// A set of accounts to be treated alike.
///
/// @param name short, unique within its segmentation
/// @param description one sentence for a reader who sees the name for the first time
public record Segment(String name, String description) {
}

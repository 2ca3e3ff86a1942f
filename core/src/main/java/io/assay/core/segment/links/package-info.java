/// Accounts that trade together more than chance allows: one hand behind many, or copies of one another. Shown beside
/// segments, never merged into them.
@NullMarked
package io.assay.core.segment.links;

import org.jspecify.annotations.NullMarked;

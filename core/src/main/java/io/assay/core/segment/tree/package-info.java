/// Trees of cuts: growing, pruning, leaves and the boxes they are, thresholds people can read.
@NullMarked
package io.assay.core.segment.tree;

import org.jspecify.annotations.NullMarked;

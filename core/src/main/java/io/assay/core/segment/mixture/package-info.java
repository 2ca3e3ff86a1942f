/// Gaussian mixtures of points: covariance families, EM, starts, hills, and how well a division of rows into parts holds.
@NullMarked
package io.assay.core.segment.mixture;

import org.jspecify.annotations.NullMarked;

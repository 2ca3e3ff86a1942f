/// The card: stability, separation, prediction, value and calibration of a segmentation.
@NullMarked
package io.assay.core.precision;

import org.jspecify.annotations.NullMarked;

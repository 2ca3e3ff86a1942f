/// Toxicity early and honest: which accounts cost the house money, said as soon as the data allow and wrong rarely
/// enough; what the next trade is likely to do; informed trading by PIN and VPIN, as second opinions.
@NullMarked
package io.assay.core.segment.toxicity;

import org.jspecify.annotations.NullMarked;

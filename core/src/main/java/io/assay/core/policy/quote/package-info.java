/// The width a segment is quoted: the logistic quote and its tiers.
@NullMarked
package io.assay.core.policy.quote;

import org.jspecify.annotations.NullMarked;

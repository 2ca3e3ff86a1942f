/// Quoting and hedging many correlated instruments at once, by the quadratic approximation of the value.
@NullMarked
package io.assay.core.policy.quote.multi;

import org.jspecify.annotations.NullMarked;

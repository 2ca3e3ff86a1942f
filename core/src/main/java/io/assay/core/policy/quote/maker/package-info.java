/// Quoting in an order book: one instrument, unit orders whose fills fade with their distance from the mid.
@NullMarked
package io.assay.core.policy.quote.maker;

import org.jspecify.annotations.NullMarked;

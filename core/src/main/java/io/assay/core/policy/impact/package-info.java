/// What trading does to the price: published models, and laws measured from fills.
@NullMarked
package io.assay.core.policy.impact;

import org.jspecify.annotations.NullMarked;

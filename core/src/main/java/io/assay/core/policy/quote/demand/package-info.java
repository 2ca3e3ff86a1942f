/// How often offers are taken at which width, by segment; what became of requests for quotes; and experiments that tell more.
@NullMarked
package io.assay.core.policy.quote.demand;

import org.jspecify.annotations.NullMarked;

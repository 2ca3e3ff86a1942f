/// What collateral is worth when it has to be sold, where it is posted cheapest, and what keeping capital in buckets
/// saves, risks and passes on.
@NullMarked
package io.assay.core.policy.collateral;

import org.jspecify.annotations.NullMarked;

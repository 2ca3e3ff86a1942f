/// The as-of reference: the price other prices are judged against.
@NullMarked
package io.assay.core.market;

import org.jspecify.annotations.NullMarked;

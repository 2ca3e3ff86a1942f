/// What a default costs, and whom: positions closed in slices, a backstop behind them, winners deleveraged last, and all of it in
/// whole numbers.
@NullMarked
package io.assay.core.policy.margin.waterfall;

import org.jspecify.annotations.NullMarked;

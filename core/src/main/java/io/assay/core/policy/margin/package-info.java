/// What an account must hold: scenario grids of venues, tiers, behaviour on top, and the floor last.
@NullMarked
package io.assay.core.policy.margin;

import org.jspecify.annotations.NullMarked;

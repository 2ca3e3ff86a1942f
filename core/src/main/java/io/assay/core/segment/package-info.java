/// Sets of accounts to be treated alike: rules, mixtures, baselines, assignment and reasons.
@NullMarked
package io.assay.core.segment;

import org.jspecify.annotations.NullMarked;

/// What is kept of client flow and what is passed on.
@NullMarked
package io.assay.core.policy.hedge;

import org.jspecify.annotations.NullMarked;

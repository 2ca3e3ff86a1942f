/// What one account did over a window, as named features with their uncertainty.
@NullMarked
package io.assay.core.profile;

import org.jspecify.annotations.NullMarked;

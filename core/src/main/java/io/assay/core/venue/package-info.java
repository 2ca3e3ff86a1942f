/// Decoding: one venue's line or frame into events. Pure; transport lives outside.
@NullMarked
package io.assay.core.venue;

import org.jspecify.annotations.NullMarked;

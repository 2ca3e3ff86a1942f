/// The facts: fills, instruments, exact decimals, canonical order, rejects.
@NullMarked
package io.assay.core.event;

import org.jspecify.annotations.NullMarked;

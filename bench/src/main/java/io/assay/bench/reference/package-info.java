/// The reference job, timed stage by stage: its planted world, Assay's way through it, a peer's in SQL, and whether they agree.
@NullMarked
package io.assay.bench.reference;

import org.jspecify.annotations.NullMarked;

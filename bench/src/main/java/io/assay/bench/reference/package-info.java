/// The reference job, timed stage by stage: its planted world, Assay's way through it, a peer's in SQL, and whether they agree.
@org.jspecify.annotations.NullMarked
package io.assay.bench.reference;

/// Hot loops under JMH: `bench/kernels`.
@NullMarked
package io.assay.bench;

import org.jspecify.annotations.NullMarked;

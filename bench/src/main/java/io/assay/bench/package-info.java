/// Hot loops under JMH: `make bench`.
@NullMarked
package io.assay.bench;

import org.jspecify.annotations.NullMarked;

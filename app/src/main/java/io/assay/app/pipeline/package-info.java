/// A run: from inputs to the folder of results, driving the core and repeating none of its arithmetic.
@NullMarked
package io.assay.app.pipeline;

import org.jspecify.annotations.NullMarked;

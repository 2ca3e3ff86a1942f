@NullMarked
package io.assay.app.simulate;

import org.jspecify.annotations.NullMarked;

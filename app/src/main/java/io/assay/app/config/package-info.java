/// What a run is asked to do, and how what goes wrong is said: one file, every key known.
@NullMarked
package io.assay.app.config;

import org.jspecify.annotations.NullMarked;

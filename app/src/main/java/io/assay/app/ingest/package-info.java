/// Transport: files, containers and format detection; decoding itself is the core's.
@NullMarked
package io.assay.app.ingest;

import org.jspecify.annotations.NullMarked;

/// Results on disk: DuckDB, Parquet and CSV, written beside and renamed when whole; and the reading of them.
@NullMarked
package io.assay.app.store;

import org.jspecify.annotations.NullMarked;

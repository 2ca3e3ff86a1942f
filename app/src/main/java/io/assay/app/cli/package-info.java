/// The command line: data on standard output, everything else on standard error, one exit code a kind of end.
@NullMarked
package io.assay.app.cli;

import org.jspecify.annotations.NullMarked;

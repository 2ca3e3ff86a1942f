package io.assay.app.cli;

import java.util.Map;

/// What a model of quoting says, for eyes and for programs.
interface QuoteAnswer {
    String text();

    /// By key, in full precision.
    Map<String, Object> json();
}

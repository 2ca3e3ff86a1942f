package io.assay.app.report;

/// What one number means.
///
/// @param column its name in code, tables and files
/// @param unit of the number; "1" for a pure number
/// @param sign what + and - mean
/// @param definition one sentence
/// @param purpose what it may be used for
public record Definition(String column, String unit, String sign, String definition, String purpose) {}

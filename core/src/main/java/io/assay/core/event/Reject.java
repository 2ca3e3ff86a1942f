package io.assay.core.event;

/// A row that was not applied, with enough to find and mend it.
///
/// @param source file name or `-`
/// @param line 1-based, 0 where the source has no lines
/// @param field name in the source, empty when the row as a whole is at fault
/// @param value as it stood there, cut to 200 characters
public record Reject(Reason reason, String source, long line, String field, String value) {
    private static final int VALUE_MAX = 200;

    public Reject {
        if (value.length() > VALUE_MAX) {
            value = value.substring(0, VALUE_MAX - (Character.isHighSurrogate(value.charAt(VALUE_MAX - 1)) ? 1 : 0));
        }
    }
}

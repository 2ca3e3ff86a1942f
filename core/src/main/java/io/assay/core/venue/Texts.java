package io.assay.core.venue;

/// What a name of an account or an instrument may look like, whatever the venue.
final class Texts {
    private static final int NAME_MAX = 128;

    private Texts() {}

    /// Whether the text can stand in a table and be read back: not blank, of at most 128 characters, no
    /// control character and no half of a character among them.
    static boolean isName(String text) {
        if (text.isBlank() || text.length() > NAME_MAX) {
            return false;
        }
        for (int at = 0; at < text.length();) {
            int c = text.codePointAt(at);
            if (Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }
}

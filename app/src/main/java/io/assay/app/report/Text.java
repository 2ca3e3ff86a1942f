package io.assay.app.report;

/// Strings from the data, kept to a length that leaves the page readable.
final class Text {
    /// Longest account name shown, in characters; a ledger address has 42.
    static final int NAME_MAX = 80;
    /// Longest of any other string.
    static final int WORDS_MAX = 600;

    private Text() {}

    /// The string, or its beginning and an ellipsis; never half a surrogate pair.
    static String cut(String text, int charsMax) {
        if (text.length() <= charsMax) {
            return text;
        }
        int end = charsMax - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + '…';
    }
}

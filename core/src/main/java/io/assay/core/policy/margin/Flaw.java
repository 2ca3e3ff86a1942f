package io.assay.core.policy.margin;

import java.util.Locale;

/// Why something has no figure.
///
/// @param what the position, or the figure, it is about
/// @param detail what was found
public record Flaw(String what, Reason reason, String detail) {
    /// Kinds of flaw.
    public enum Reason {
        UNKNOWN_INSTRUMENT,
        MISSING_VOL,
        MISSING_PRICE,
        EXPIRED,
        /// The preset has no rule for instruments of this kind.
        NOT_MARGINED,
        NEGATIVE_EQUITY,
        /// No price, however far, would bring it about.
        NEVER;

        /// As answers write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One line for people.
    public String line() {
        return what + ": " + reason.word().replace('_', ' ') + (detail.isEmpty() ? "" : ", " + detail);
    }
}

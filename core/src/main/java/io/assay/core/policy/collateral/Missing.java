package io.assay.core.policy.collateral;

import java.util.Locale;

/// Why something has no figure. What has none is never counted as zero.
///
/// @param what the asset, account or bucket it is about
/// @param detail what was found, or what would be wanted
public record Missing(String what, Reason reason, String detail) {
    /// Kinds of it.
    public enum Reason {
        /// Nobody said on what terms it is accepted.
        UNKNOWN_ASSET,
        MISSING_VOL,
        MISSING_DEPTH,
        MISSING_PRICE,
        MISSING_MARGIN,
        MISSING_EQUITY,
        NEGATIVE_EQUITY;

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

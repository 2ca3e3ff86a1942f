package io.assay.core.venue;

import java.util.function.Supplier;

/// What a decoder must be told about the file it reads.
///
/// @param name for rejects
/// @param stated account that the caller says all rows belong to, whatever they say; empty when nobody said
/// @param owner asked for the account whose rows these are where the file does not say; empty when nobody knows
/// @param latestNs newest event time that can be true (the clock is the caller's)
public record Source(String name, String stated, Supplier<String> owner, long latestNs) {
    public Source(String name, String account, long latestNs) {
        this(name, "", () -> account, latestNs);
    }

    public String account() {
        return owner.get();
    }
}

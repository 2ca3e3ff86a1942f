package io.assay.core.policy.margin;

import java.util.Optional;

/// A position in something nobody described: it has no margin, which is not a margin of zero.
///
/// @param detail what is known of it
public record UnknownLeg(String name, String detail) implements Leg {
    @Override
    public Optional<Flaw> flaw() {
        return Optional.of(new Flaw(name, Flaw.Reason.UNKNOWN_INSTRUMENT, detail));
    }
}

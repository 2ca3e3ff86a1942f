package io.assay.core.policy.margin;

import java.util.Optional;

/// One position of a portfolio. What is not known about it is NaN, and [#flaw] says so.
public sealed interface Leg permits LinearLeg, OptionLeg, UnknownLeg {
    /// As the venue names it.
    String name();

    /// Why it cannot be valued; empty when it can.
    Optional<Flaw> flaw();
}

package io.assay.core.event;

/// What is traded. UNKNOWN is said, never guessed: its fills wait for instrument metadata.
public enum InstrumentKind {
    PERPETUAL, FUTURE, OPTION, SPOT, UNKNOWN
}

package io.assay.core.profile;

/// What a feature may be used for. Identity and regulatory attributes are no features at all: they
/// can only restrict (gates), so none of them is in the catalogue.
public enum Purpose {
    PRICING, MARGIN, BUDGET, VALUE, ANALYTICS
}

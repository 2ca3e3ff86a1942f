package io.assay.core.policy.margin;

/// What an expiry's value under stress is multiplied by, so that time value does not carry margin.
///
/// @param worth where it is worth something to the account, at most 1
/// @param owed where the account owes it, at least 1
record StaticDiscount(double worth, double owed) {
    static final StaticDiscount NONE = new StaticDiscount(1, 1);

    double apply(double value) {
        return value * (value >= 0 ? worth : owed);
    }
}

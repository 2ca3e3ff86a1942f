package io.assay.core.policy.margin;

/// Charges of [OkxMethod] beside its scenarios.
///
/// @param thetaDays days that pass in MR2
/// @param vegaOffset MR3: part of the vega that faces opposite vega of another expiry, times the shock up
/// @param basisRisk MR4: annualised move of the basis
/// @param basisLeast MR4: least move of the basis, perpetuals' too
/// @param rateShift MR5: shift of rates, a year
/// @param linearCharge MR7: cost of closing, as a part of notional
/// @param optionCharge MR7: the same a written option, as a part of spot
/// @param minimum MR7: how the raw minimum charge grows with itself
/// @param initialFactor initial over maintenance margin
public record OkxTerms(double thetaDays, double vegaOffset, double basisRisk, double basisLeast, double rateShift,
        double linearCharge,
        double optionCharge, Brackets minimum, double initialFactor) {
    public OkxTerms {
        if (!(thetaDays >= 0 && vegaOffset >= 0 && basisRisk >= 0 && basisLeast >= 0 && rateShift >= 0
                && linearCharge >= 0
                && optionCharge >= 0 && initialFactor >= 1)) {
            throw new IllegalArgumentException("charges must not be negative, the initial factor at least 1");
        }
    }
}

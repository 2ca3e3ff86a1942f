package io.assay.app.simulate;

/// What the fills of one order share.
///
/// @param id the venue's number for it
/// @param twapId the TWAP it is a slice of, or 0
/// @param isLiquidation whether the venue sent it for the account
record Order(long id, long twapId, boolean isLiquidation) {
    static Order of(long id) {
        return new Order(id, 0, false);
    }
}

package io.assay.app.simulate;

import java.util.List;

/// What a simulation came to.
///
/// @param fills two a trade
/// @param blocks blocks written, empty ones included
/// @param truths one an account, ascending by address
public record SimulationResult(SimulationConfig config, long fills, long quotes, long blocks, List<Listing> listings,
        List<Truth> truths) {
    public SimulationResult {
        listings = List.copyOf(listings);
        truths = List.copyOf(truths);
    }

    /// Accounts with at least one fill.
    public long activeAccounts() {
        return truths.stream().filter(truth -> truth.fills() > 0).count();
    }
}

package io.assay.core.profile;

/// Standard error of a ratio sum(u) / sum(N), in bp.
///
/// With theta the ratio: over G >= 10 non-empty blocks of UTC time at least twice the horizon long,
/// `1e4 / sum N · sqrt(G / (G-1) · sum_g (sum_{i in g} (u_i - theta N_i))^2)`, to be read with
/// Student's t of G - 1; else pooled, `s · sqrt(sum N_i^2) / sum N_i` with s the notional-weighted
/// deviation of single fills over all accounts of the instrument class, class by class. Blocks that
/// show no deviation at all (prices that never moved) say nothing and count as none.
///
/// @param bp in basis points; 0 when not even the class shows a deviation
/// @param blocks G, or 0 when pooled
record StandardError(double bp, long blocks) {
}

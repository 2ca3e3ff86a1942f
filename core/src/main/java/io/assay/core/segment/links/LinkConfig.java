package io.assay.core.segment.links;

/// How linked accounts are looked for.
///
/// @param slotNs length of a slot on the UTC grid; a cell is one instrument in one slot
/// @param theta imbalance (V_b - V_s)/(V_b + V_s) beyond which an account bought or sold rather than did both, in [0, 1)
/// @param level at which links are validated, Bonferroni or false-discovery rate, in (0, 1)
/// @param cellsMin active cells under which an account says too little
/// @param levels of popularity the cells of an instrument are told apart by: crowded times are compared with crowded ones
public record LinkConfig(long slotNs, double theta, double level, int cellsMin, int levels) {
    private static final long DAY_NS = 86_400_000_000_000L;

    /// Days, and the limits of Tumminello et al. (2012).
    public static final LinkConfig DEFAULT = new LinkConfig(DAY_NS, 0.01, 0.01, 5, 4);

    public LinkConfig {
        if (slotNs <= 0 || !(theta >= 0 && theta < 1) || !(level > 0 && level < 1) || cellsMin < 1 || levels < 1) {
            throw new IllegalArgumentException(
                    "slot " + slotNs + " ns, theta " + theta + ", level " + level + ", cells "
                            + cellsMin + ", levels " + levels);
        }
    }

    public LinkConfig withSlot(long ns) {
        return new LinkConfig(ns, theta, level, cellsMin, levels);
    }
}

package io.assay.core.policy.quote;

import java.util.List;

/// Where the distances a model wants are expected with 95 % certainty, by what was measured. NaN = nobody can tell, or the side
/// is not quoted. Limits and ticks play no part yet: both ends go through [Ladder#of] as the ladder itself does.
///
/// @param near nearest to the reference, by size
/// @param far farthest from it
public record LadderBand(List<Ladder.Wanted> near, List<Ladder.Wanted> far) {
    public LadderBand {
        near = List.copyOf(near);
        far = List.copyOf(far);
    }
}

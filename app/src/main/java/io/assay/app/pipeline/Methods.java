package io.assay.app.pipeline;

import io.assay.app.config.RunConfig;
import io.assay.core.precision.Candidate;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.MixtureConfig;
import io.assay.core.segment.OneSegment;
import java.util.List;

/// The segmentation methods a run tries, all of which the card counts.
final class Methods {
    private Methods() {
    }

    static List<Candidate> of(RunConfig config) {
        var limits = new AbstentionLimits(config.segment().minFills(), config.segment().confidenceLimit());
        return List.of(Candidate.baseline(new OneSegment()),
                Candidate.challenger(new GaussianMixture(MixtureConfig.DEFAULT.withLimits(limits))));
    }
}

package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.mixture.Covariance;
import io.assay.core.segment.mixture.Groups;
import java.util.List;
import java.util.Optional;

/// What a [GaussianMixture] finds.
final class MixtureSegmentation implements Segmentation {
    private final MixtureModel model;
    private final Covariance family;
    private final AbstentionLimits limits;
    private final List<Segment> segments;
    private final List<String> notes;
    private final Explainer explainer;

    private MixtureSegmentation(MixtureModel model, Covariance family, AbstentionLimits limits,
            List<Segment> segments, List<String> notes, Medians medians) {
        this.model = model;
        this.family = family;
        this.limits = limits;
        this.segments = segments;
        this.notes = notes;
        explainer = new Explainer(model.space(), model::scores, segments.size(), medians);
    }

    static MixtureSegmentation of(MixtureModel model, Covariance family, AbstentionLimits limits,
            FeatureMatrix training, List<String> notes) {
        int[] labels = SegmentCount.labels(model.components(), model.level(), model.space().points(training));
        var segments = SegmentNames.of(model.space(), training, labels, model.level().groups());
        var names = segments.stream().map(Segment::name).toList();
        return new MixtureSegmentation(model, family, limits, segments, notes,
                Medians.of(names, model.space().columns(), training, labels));
    }

    /// Number of Gaussians behind the segments.
    int components() {
        return model.components().count();
    }

    /// The most probable Gaussian of each account; -1 where nothing is known about it.
    int[] parts(FeatureMatrix profiles) {
        return model.parts(model.space().points(profiles));
    }

    Covariance family() {
        return family;
    }

    @Override
    public String method() {
        return GaussianMixture.METHOD;
    }

    @Override
    public List<Segment> segments() {
        return segments;
    }

    @Override
    public List<String> columns() {
        return model.space().columns();
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public Assignments assign(FeatureMatrix profiles) {
        var points = model.space().points(profiles);
        double[] membership = Groups.membership(model.components(), model.level(), points);
        return Assignments.decide(profiles.accounts(), names(), membership, limits.enoughFills(profiles),
                limits.probabilityMin());
    }

    @Override
    public double[] logLikelihood(FeatureMatrix profiles) {
        return model.logLikelihood(model.space().points(profiles));
    }

    @Override
    public double[] logLikelihoodOfOne(FeatureMatrix profiles) {
        return model.logLikelihoodOfOne(model.space().points(profiles));
    }

    @Override
    public List<Reason> reasons(FeatureMatrix profiles, int row) {
        return explainer.reasons(profiles, row);
    }

    @Override
    public Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
        return explainer.smallestChange(profiles, row);
    }
}

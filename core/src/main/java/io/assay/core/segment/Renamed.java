package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A segmentation whose segments go by other names; all else stays.
///
/// @param fit the segmentation
/// @param names by segment, distinct
public record Renamed(Segmentation fit, List<String> names) implements Segmentation {
    public Renamed {
        names = List.copyOf(names);
        if (names.stream().distinct().count() != fit.segments().size() || names.size() != fit.segments().size()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d distinct names wanted, got %s", fit.segments().size(), names));
        }
    }

    @Override
    public String method() {
        return fit.method();
    }

    @Override
    public List<Segment> segments() {
        var out = new ArrayList<Segment>();
        for (int s = 0; s < names.size(); s++) {
            out.add(new Segment(names.get(s), fit.segments().get(s).description()));
        }
        return List.copyOf(out);
    }

    @Override
    public List<String> columns() {
        return fit.columns();
    }

    @Override
    public List<String> notes() {
        return fit.notes();
    }

    @Override
    public Assignments assign(FeatureMatrix profiles) {
        return renamed(fit.assign(profiles));
    }

    @Override
    public List<String> shapers() {
        return fit.shapers();
    }

    /// Assignments of the fit under these names.
    public Assignments renamed(Assignments given) {
        return new Assignments(given.accounts(), names, given.segment(), given.probability(), given.membership(),
                given.abstained());
    }

    @Override
    public double[] logLikelihood(FeatureMatrix profiles) {
        return fit.logLikelihood(profiles);
    }

    @Override
    public double[] logLikelihoodOfOne(FeatureMatrix profiles) {
        return fit.logLikelihoodOfOne(profiles);
    }

    @Override
    public List<Reason> reasons(FeatureMatrix profiles, int row) {
        return fit.reasons(profiles, row);
    }

    @Override
    public Optional<Change> smallestChange(FeatureMatrix profiles, int row) {
        return fit.smallestChange(profiles, row).map(change -> new Change(change.column(), change.from(), change.to(),
                names.get(fit.names().indexOf(change.toSegment())), change.deviations()));
    }
}

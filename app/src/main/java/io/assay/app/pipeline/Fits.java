package io.assay.app.pipeline;

import io.assay.core.precision.Candidate;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Assignments;
import io.assay.core.segment.Lesson;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What every method makes of the accounts over the whole span. It needs no verdict, so it is worked out while the
/// windows are judged.
///
/// @param segmentations by method
/// @param assignments of all accounts, by method
/// @param lessons what the windows of the span teach of each other
record Fits(SortedMap<String, Segmentation> segmentations, SortedMap<String, Assignments> assignments,
        List<Lesson> lessons) {

    static Fits of(FeatureMatrix profiles, List<Lesson> lessons, List<Candidate> methods, long seed) {
        var training = new TrainingSet(profiles, lessons);
        var segmentations = new TreeMap<String, Segmentation>();
        var assignments = new TreeMap<String, Assignments>();
        for (var method : methods) {
            var fit = method.fit(training, seed);
            segmentations.put(method.method(), fit);
            assignments.put(method.method(), fit.assign(profiles));
        }
        return new Fits(segmentations, assignments, lessons);
    }

    /// Segment of each account under every method, empty text where it abstained.
    SortedMap<String, List<String>> labels() {
        var labels = new TreeMap<String, List<String>>();
        assignments.forEach((method, given) -> {
            var names = new ArrayList<String>();
            for (int segment : given.segment()) {
                names.add(segment < 0 ? "" : given.segments().get(segment));
            }
            labels.put(method, names);
        });
        return labels;
    }
}

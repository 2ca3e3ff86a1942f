package io.assay.app.simulate;

import io.assay.app.config.TaxonomyFile;
import io.assay.core.precision.Candidate;
import io.assay.core.profile.Column;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.KMeansSegmenter;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.ResponseTree;
import io.assay.core.segment.Rfm;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import io.assay.core.segment.VolumeTiers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Every method a run enters, with the settings it has when nobody sets any: four yardsticks, then ours.
final class ShippedMethods {
    private ShippedMethods() {}

    static List<Candidate> all() {
        var rules = TaxonomyFile.read(TaxonomyFile.DEFAULT_PRESET, Optional.empty(), Column.names())
                .toRules(AbstentionLimits.DEFAULT);
        return List.of(Candidate.of(new OneSegment()), Candidate.of(VolumeTiers.DEFAULT), Candidate.of(Rfm.DEFAULT),
                Candidate.of(KMeansSegmenter.DEFAULT), Candidate.of(rules), Candidate.of(new GaussianMixture()),
                Candidate.of(new ResponseTree()));
    }

    /// A method that keeps what it fitted, the last fit for every list of accounts, so that whoever asks what it made of them
    /// does not pay for it again.
    record Kept(Candidate of, Map<List<String>, Segmentation> fits) implements Candidate {
        static Kept of(Candidate candidate) {
            return new Kept(candidate, new HashMap<>());
        }

        @Override
        public String method() {
            return of.method();
        }

        @Override
        public boolean isBaseline() {
            return of.isBaseline();
        }

        @Override
        public Segmentation fit(TrainingSet training, long seed) {
            var fit = of.fit(training, seed);
            fits.put(training.profiles().accounts(), fit);
            return fit;
        }

        /// What it made of these accounts when it last saw them.
        Segmentation fitOf(List<String> accounts) {
            return Objects.requireNonNull(fits.get(accounts), "never fitted on these accounts");
        }
    }
}

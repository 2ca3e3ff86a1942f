package io.assay.app.simulate;

import io.assay.app.config.Methods;
import io.assay.app.config.RunConfig;
import io.assay.app.config.Settings;
import io.assay.core.precision.Candidate;
import io.assay.core.segment.Segmentation;
import io.assay.core.segment.TrainingSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Every method a run enters, with the settings it has when nobody sets any: four yardsticks, then ours.
final class ShippedMethods {
    private ShippedMethods() {}

    static List<Candidate> all() {
        return Methods.of(RunConfig.of(new Settings()));
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

        @Override
        public Segmentation refit(TrainingSet training, Segmentation earlier, long seed) {
            return of.refit(training, earlier, seed);
        }

        /// What it made of these accounts when it last saw them.
        Segmentation fitOf(List<String> accounts) {
            return Objects.requireNonNull(fits.get(accounts), "never fitted on these accounts");
        }
    }
}

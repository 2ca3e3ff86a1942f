package io.assay.app.config;

import io.assay.core.precision.Candidate;
import io.assay.core.precision.PresentTiers;
import io.assay.core.profile.Column;
import io.assay.core.segment.AbstentionLimits;
import io.assay.core.segment.Feature;
import io.assay.core.segment.GaussianMixture;
import io.assay.core.segment.KMeansSegmenter;
import io.assay.core.segment.MixtureConfig;
import io.assay.core.segment.OneSegment;
import io.assay.core.segment.ResponseTree;
import io.assay.core.segment.Rfm;
import io.assay.core.segment.Rules;
import io.assay.core.segment.TreeConfig;
import io.assay.core.segment.VolumeTiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The segmentation methods a run tries, all of which the card counts: the yardsticks, then those that
/// must beat them.
public final class Methods {
    private Methods() {}

    /// @param tiers those the desk has today, one more yardstick
    public static List<Candidate> of(RunConfig config, Optional<PresentTiers> tiers) {
        var out = new ArrayList<>(of(config));
        tiers.ifPresent(present -> out.add(1, present));
        return List.copyOf(out);
    }

    /// Every method, with the settings of a run.
    public static List<Candidate> of(RunConfig config) {
        var limits = new AbstentionLimits(config.segment().minFills(), config.segment().confidenceLimit());
        var features = features(config);
        var tiers = VolumeTiers.DEFAULT;
        var rfm = Rfm.DEFAULT;
        var kMeans = KMeansSegmenter.DEFAULT;
        return List.of(Candidate.of(new OneSegment()),
                Candidate.of(new VolumeTiers(tiers.thresholds(), tiers.quantiles(), limits)),
                Candidate.of(new Rfm(rfm.recency(), rfm.frequency(), rfm.money(), limits)),
                Candidate.of(new KMeansSegmenter(features, kMeans.segmentsMax(), kMeans.starts(),
                        kMeans.silhouetteRows(), limits)),
                Candidate.of(taxonomy(config).toRules(limits)), Candidate.of(
                        new GaussianMixture(MixtureConfig.DEFAULT.withFeatures(features).withLimits(limits))),
                Candidate.of(new ResponseTree(TreeConfig.of(config.value().horizon(),
                        config.segment().responses(),
                        config.segment().features().isEmpty() ? TreeConfig.FEATURES : features, limits))));
    }

    private static List<Feature> features(RunConfig config) {
        var names = config.segment().features();
        if (names.isEmpty()) {
            return Feature.DEFAULTS;
        }
        return names.stream().map(name -> {
            int at = Column.of(name);
            if (at < 0) {
                throw UserError.usage("no feature called " + name).at("segment.features")
                        .because("the catalogue has no such column").next("list them: docs/reference/features.md");
            }
            return new Feature(name, Column.ALL.get(at).feature().transform());
        }).toList();
    }

    /// Flow fills under which a method calls an account too new: a taxonomy may state its own.
    public static long fillsMin(RunConfig config, String method) {
        int general = config.segment().minFills();
        return method.equals(Rules.METHOD) ? (long) taxonomy(config).minFills().orElse(general) : general;
    }

    private static TaxonomyFile taxonomy(RunConfig config) {
        return TaxonomyFile.read(config.segment().taxonomy(), config.segment().taxonomyFile(), Column.names());
    }
}

package io.assay.app.pipeline;

import io.assay.app.config.ModelKeys;
import io.assay.core.policy.collateral.Haircut;
import io.assay.core.policy.collateral.RatioTiers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What files of collateral say of an asset: how its tiers, haircut and caps are written.
final class AssetKeys {
    private AssetKeys() {}

    /// Bounds of tiers and what they are counted in.
    ///
    /// @param inCoins else in USD
    record Tiers(boolean inCoins, RatioTiers tiers) {
        /// Bounds in USD at a price.
        RatioTiers inUsd(BigDecimal price) {
            return inCoins ? tiers.inUsd(price) : tiers;
        }
    }

    /// One tier that counts all where none are written.
    static Tiers tiers(ModelKeys asset) {
        if (!asset.has("tiers")) {
            return new Tiers(true, RatioTiers.WHOLE);
        }
        var keys = asset.under("tiers");
        boolean inCoins = !keys.has("in") || keys.word("in", List.of("coins", "usd")).equals("coins");
        List<BigDecimal> bounds = keys.has("up_to") ? keys.decimals("up_to") : List.of();
        var ratios = keys.decimals("ratios");
        keys.done();
        try {
            return new Tiers(inCoins, new RatioTiers(bounds, ratios));
        } catch (IllegalArgumentException e) {
            throw asset.wrong("tiers", String.valueOf(e.getMessage())).causedBy(e);
        }
    }

    /// What a haircut that is given leaves; empty where none is.
    static Optional<BigDecimal> ratio(ModelKeys asset) {
        if (!asset.has("haircut")) {
            return Optional.empty();
        }
        return Optional.of(BigDecimal.ONE.subtract(part(asset, "haircut")));
    }

    static Optional<BigDecimal> part(ModelKeys keys, String key, boolean isThere) {
        return isThere ? Optional.of(part(keys, key)) : Optional.empty();
    }

    static Optional<BigDecimal> share(ModelKeys asset) {
        return part(asset, "share", asset.has("share"));
    }

    static Optional<BigDecimal> cap(ModelKeys asset) {
        return asset.has("cap") ? Optional.of(notNegative(asset, "cap")) : Optional.empty();
    }

    static BigDecimal part(ModelKeys keys, String key) {
        var value = keys.decimal(key);
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw keys.wrong(key, "a part from 0 to 1 wanted, got " + value.toPlainString());
        }
        return value;
    }

    static BigDecimal notNegative(ModelKeys keys, String key) {
        var value = keys.decimal(key);
        if (value.signum() < 0) {
            throw keys.wrong(key, "a number of at least 0 wanted, got " + value.toPlainString());
        }
        return value;
    }

    static BigDecimal positive(ModelKeys keys, String key) {
        var value = keys.decimal(key);
        if (value.signum() <= 0) {
            throw keys.wrong(key, "a number above 0 wanted, got " + value.toPlainString());
        }
        return value;
    }

    /// What a house asks of all assets.
    static Haircut.Terms terms(ModelKeys file) {
        var usual = Haircut.Terms.DEFAULT;
        if (!file.has("terms")) {
            return usual;
        }
        var keys = file.under("terms");
        double confidence = level(keys, "confidence", usual.confidence());
        double stressConfidence = level(keys, "stress_confidence", confidence);
        double days = atLeastOne(keys, "days", usual.days());
        double revaluation = atLeastOne(keys, "revaluation", usual.revaluationDays());
        double participation = keys.within("participation", 0, 1, usual.participation());
        double weight = keys.within("stress_weight", 0, 1, usual.stressWeight());
        keys.done();
        if (participation == 0) {
            throw keys.wrong("participation", "a part above 0 wanted, got 0");
        }
        return new Haircut.Terms(confidence, stressConfidence, days, revaluation, participation, weight);
    }

    private static double level(ModelKeys keys, String key, double otherwise) {
        double level = keys.within(key, 0.5, 1, otherwise);
        if (level == 1) {
            throw keys.wrong(key, "a level under 1 wanted, got 1");
        }
        return level;
    }

    private static double atLeastOne(ModelKeys keys, String key, double otherwise) {
        double value = keys.positive(key, otherwise);
        if (value < 1) {
            throw keys.wrong(key, "at least 1 day wanted, got " + value);
        }
        return value;
    }
}

package io.assay.app.pipeline;

import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.MeasuredTier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A measured book as a file that `assay quote MODEL.yaml` reads, in full precision: for a desk that wants to change a number.
record QuoteModelText(RunQuotes quotes) {
    private static final String NL = "\n";

    String yaml() {
        DealerModel model = quotes.quotes().model();
        var out = new StringBuilder("# ").append(word(quotes.traded().name())).append(" by run ")
                .append(quotes.digest(), 0, 12).append("; demand: ").append(quotes.inputs().desk().basis())
                .append(NL + "model: dealer" + NL);
        out.append("sigma: ").append(number(model.volatilityBp()))
                .append("              # bp per square root of a day\n");
        out.append("risk_aversion: ").append(number(model.riskAversion()))
                .append("      # per bp and M, a million USD\n");
        out.append("carry: ").append(number(model.carryBp())).append("                # bp a day that a long gains\n");
        out.append("hedge: {linear: ").append(number(model.hedgeLinear())).append(", quadratic: ")
                .append(number(model.hedgeQuadratic())).append("}\n");
        out.append("inventory_limit: ").append(number(model.inventoryMax())).append("  # M\n");
        out.append("grid: ").append(2 * Math.round(model.inventoryMax() / model.step()) + 1).append(NL);
        out.append("sizes: ").append(numbers(model.sizes())).append(NL + "tiers:" + NL);
        quotes.quotes().book().tiers().stream().filter(MeasuredTier::isAsking).forEach(tier -> tier(tier, out));
        out.append("publish: {reference: ").append(plain(quotes.traded().reference())).append(", tick: ")
                .append(plain(quotes.traded().tick())).append(", min_bp: ").append(number(quotes.limits().minHalfBp()))
                .append(", max_bp: ").append(number(quotes.limits().maxHalfBp())).append("}\n");
        return out.toString();
    }

    private static void tier(MeasuredTier tier, StringBuilder out) {
        out.append("  - name: ").append(word(tier.name())).append(NL);
        out.append("    alpha: ").append(number(tier.demand().alpha())).append(NL);
        out.append("    beta: ").append(number(tier.demand().beta())).append(NL);
        out.append("    adverse: ").append(number(tier.adverseBp())).append(NL);
        out.append("    carry: {buys: ").append(number(tier.buysCarryBp())).append(", sells: ")
                .append(number(tier.sellsCarryBp())).append("}\n");
        out.append("    intensity:\n      buys: ").append(numbers(tier.buysPerDay())).append(NL);
        out.append("      sells: ").append(numbers(tier.sellsPerDay())).append(NL);
    }

    /// In double quotes, so that no name of a venue is taken for YAML.
    private static String word(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private static String numbers(double[] values) {
        return Arrays.stream(values).mapToObj(QuoteModelText::number).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String number(double value) {
        return Double.toString(value).toLowerCase(Locale.ROOT);
    }

    private static String plain(double value) {
        return new BigDecimal(value, MathContext.DECIMAL64).stripTrailingZeros().toPlainString();
    }
}

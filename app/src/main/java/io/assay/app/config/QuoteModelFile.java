package io.assay.app.config;

import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.PricedMarket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads a [QuoteModel] from YAML (or JSON, which is YAML). Unknown keys are refused with the nearest known.
public final class QuoteModelFile {
    /// What `model` may say.
    static final List<String> KINDS = ModelSchema.QUOTE.models();
    private static final double SLACK = 1e-9;

    private QuoteModelFile() {}

    /// @throws UserError when the file cannot be read or is no model, naming the key
    public static QuoteModel read(Path file) {
        String text = ModelText.read(file, "docs/how-to/quote.md");
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw UserError.usage(String.valueOf(e.getMessage())).at(file.toString())
                    .next("correct it; docs/reference/models.md lists every key").causedBy(e);
        }
    }

    /// The dealer in a file.
    ///
    /// @throws UserError likewise, and when it holds another model
    public static QuoteModel.Dealer readDealer(Path file) {
        if (read(file) instanceof QuoteModel.Dealer dealer) {
            return dealer;
        }
        throw UserError.usage("model: 'dealer' wanted here").at(file.toString()).next("assay quote takes the others");
    }

    /// @throws IllegalArgumentException naming the key and what is wrong
    static QuoteModel parse(String yaml) {
        QuoteKeys keys = QuoteKeys.parse(yaml);
        return switch (keys.word("model", KINDS)) {
            case "dealer" -> DealerKeys.read(keys);
            case "glft" -> BookKeys.glft(keys);
            case "avellaneda-stoikov" -> BookKeys.avellanedaStoikov(keys);
            case "multi" -> MultiKeys.read(keys);
            case "logistic" -> logistic(keys.known(QuoteKeyTables.LOGISTIC.names()));
            default -> market(keys.known(QuoteKeyTables.MARKET.names()));
        };
    }

    private static QuoteModel logistic(QuoteKeys keys) {
        return new QuoteModel.Logistic(new LogisticQuote(keys.number("alpha"), keys.positive("beta")),
                keys.has("costs") ? keys.numbers("costs") : new double[]{0},
                keys.has("distances") ? keys.numbers("distances") : new double[]{0});
    }

    private static QuoteModel market(QuoteKeys keys) {
        double[] values = keys.numbers("values");
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0) || (i > 0 && values[i] <= values[i - 1])) {
                throw keys.wrong("values", "numbers that ascend from 0 on");
            }
        }
        double[] parts = keys.amounts("parts", values.length, "values");
        double all = Arrays.stream(parts).sum();
        if (!(all > 0)) {
            throw keys.wrong("parts", "some buyers");
        }
        return new QuoteModel.Split(new PricedMarket(values, Arrays.stream(parts).map(p -> p / all).toArray()),
                shares(keys, values.length));
    }

    /// The segments of the file, and one more for the buyers in none of them.
    private static double[][] shares(QuoteKeys keys, int values) {
        var rest = new double[values];
        Arrays.fill(rest, 1);
        var out = new ArrayList<double[]>();
        if (keys.has("segments")) {
            for (double[] share : keys.rows("segments")) {
                String name = keys.named("segments") + "[" + out.size() + "]";
                if (share.length != values) {
                    throw new IllegalArgumentException(
                            name + ": " + share.length + " parts for " + values + " values");
                }
                for (int i = 0; i < values; i++) {
                    rest[i] -= share[i];
                    if (!(share[i] >= 0) || rest[i] < -SLACK) {
                        throw new IllegalArgumentException(
                                name + ": parts from 0 to what the segments before leave wanted, got " + share[i]);
                    }
                }
                out.add(share);
            }
        }
        if (Arrays.stream(rest).anyMatch(r -> r > SLACK)) {
            out.add(Arrays.stream(rest).map(r -> Math.max(0, r)).toArray());
        }
        return out.toArray(double[][]::new);
    }
}

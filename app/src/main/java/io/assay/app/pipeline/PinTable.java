package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.ingest.CsvFile;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.segment.toxicity.Pin;
import java.nio.file.Path;
import java.util.List;

/// PIN of a file of daily buys and sells.
///
/// @param table one row, the fit
/// @param warnings what a reader of it should know
public record PinTable(Table table, List<String> warnings) {
    private static final List<String> BUYS = List.of("b", "buys", "buy", "buy_trades", "n_buys");
    private static final List<String> SELLS = List.of("s", "sells", "sell", "sell_trades", "n_sells");

    public static PinTable of(Path file) {
        var read = CsvFile.read(file);
        double[] buys = read.values(read.column(BUYS));
        double[] sells = read.values(read.column(SELLS));
        try {
            var fit = Pin.fit(buys, sells);
            return new PinTable(table(fit), fit.warnings());
        } catch (IllegalArgumentException e) {
            throw UserError.usage("counts are whole and not negative").at(file.toString())
                    .because(String.valueOf(e.getMessage())).next("give trades a day, not volumes").causedBy(e);
        }
    }

    private static Table table(Pin fit) {
        return new Table("pin", "Probability of informed trading, one layer, by maximum likelihood.", List.of(
                one("pin", "1", "Probability that a trade is informed.", fit.pin()),
                one("alpha", "1", "Share of days with news.", fit.alpha()),
                one("delta", "1", "Share of news that is bad.", fit.delta()),
                one("mu", "1/day", "Informed trades on a day with news.", fit.mu()),
                one("eps_b", "1/day", "Uninformed buys.", fit.buys()),
                one("eps_s", "1/day", "Uninformed sells.", fit.sells()),
                one("log_likelihood", "1", "With all constants.", fit.logLikelihood()),
                one("aic", "1", "Akaike's criterion.", fit.aic()), one("bic", "1", "Schwarz's criterion.", fit.bic()),
                whole("days", "Days fitted.", fit.days()),
                whole("starts_agreeing", "Starts, of " + Pin.STARTS + ", that reached this peak.", fit.agreeing()),
                one("dispersion", "1", "Scatter of the counts over that of Poisson arrivals.", fit.dispersion())));
    }

    private static Column one(String name, String unit, String meaning, double value) {
        return new Column.Numbers(name, unit, meaning, new double[]{value});
    }

    private static Column whole(String name, String meaning, long value) {
        return new Column.Longs(name, "1", meaning, new long[]{value});
    }
}

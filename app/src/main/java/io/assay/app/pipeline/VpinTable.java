package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.segment.toxicity.Vpin;
import io.assay.core.segment.toxicity.VpinControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// VPIN of a file of trades, and how much of it is more than volume and volatility.
///
/// @param table one row a slice from the first full run on
/// @param control of the same trades
public record VpinTable(Table table, VpinControl control) {
    private static final int CONTROL_DAYS = 60;

    /// @param barS seconds a bar
    public static VpinTable of(Path file, Vpin.Config config, int barS) {
        var bars = TradeBars.read(file, barS * 1_000_000_000L, !config.bulk());
        try {
            var slices = Vpin.of(bars, config).stream().filter(slice -> !Double.isNaN(slice.vpin())).toList();
            return new VpinTable(table(slices), VpinControl.of(bars, config));
        } catch (IllegalArgumentException e) {
            throw UserError.usage("no VPIN of " + file).at(file.toString()).because(String.valueOf(e.getMessage()))
                    .next("mend the trades").causedBy(e);
        }
    }

    private static Table table(List<Vpin.Slice> slices) {
        int n = slices.size();
        return new Table("vpin", "Imbalance of the run of volume slices that ends here.", List.of(
                new Column.Times("time", "When the slice was full.",
                        slices.stream().mapToLong(Vpin.Slice::endNs).toArray()),
                ResultTables.numbers("price", "", "Price then.", n, row -> slices.get(row).price()),
                ResultTables.numbers("vpin", "share", "Imbalance over volume, 0 to 1.", n,
                        row -> slices.get(row).vpin()),
                ResultTables.numbers("rank", "share", "Share of slices with no larger VPIN.", n,
                        row -> slices.get(row).rank()),
                ResultTables.text("alarm", "0.9 or 0.99 where the rank is above.", n,
                        row -> slices.get(row).rank() > 0.99 ? "0.99" : slices.get(row).rank() > 0.9 ? "0.9" : null)));
    }

    /// The negative control: made-up markets whose informed share is constant.
    public static Table control(Vpin.Config config, int samples, long seed) {
        var seeds = new SplittableRandom(seed);
        var controls = new ArrayList<VpinControl>();
        for (int sample = 0; sample < samples; sample++) {
            controls.add(VpinControl.of(VpinControl.constantShare(CONTROL_DAYS, seeds.split()), config));
        }
        double[] whole = controls.stream().mapToDouble(VpinControl::whole).toArray();
        double[] partial = controls.stream().mapToDouble(VpinControl::partial).toArray();
        var meanings = List.of("alone", "given volume and realised volatility");
        var values = List.of(whole, partial);
        return new Table("vpin_control", "Rank correlation of VPIN with the size of the next move.", List.of(
                ResultTables.text("correlation", "With what taken out.", 2, meanings::get),
                ResultTables.numbers("mean", "1", "Over samples.", 2, row -> mean(values.get(row))),
                ResultTables.numbers("se", "1", "Its standard error.", 2, row -> error(values.get(row))),
                new Column.Longs("samples", "1", "Made-up markets of " + CONTROL_DAYS + " days.",
                        new long[]{samples, samples})));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double error(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1) / values.length);
    }
}

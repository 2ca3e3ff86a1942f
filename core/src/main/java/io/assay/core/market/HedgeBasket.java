package io.assay.core.market;

import io.assay.core.event.Fills;
import io.assay.core.event.Hands;
import io.assay.core.event.InstrumentKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// How far each instrument moves with a basket of hedges: least squares of its one-minute returns on those of the
/// legs, through the origin.
///
/// A fill is judged with betas that have not seen its move nor anything after it: they are estimated on all minutes
/// before the UTC hour of the fill, of which there must be [#RETURNS_MIN]. A leg is hedged by the other legs only.
/// Without enough minutes, or without legs, there is no beta and the residual is absent, not unhedged.
public final class HedgeBasket {
    /// Underlyings of the perpetuals that hedge, unless others are named.
    public static final List<String> DEFAULT = List.of("BTC", "ETH");
    /// Minutes with a return of every leg that an estimate needs.
    static final int RETURNS_MIN = 60;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long HOUR_NS = 60 * MINUTE_NS;
    private static final double[] NO_BETAS = {};

    private final Market market;
    private final int[] legs;
    /// By instrument.
    private final int[][] hedged;
    private final List<Betas> betas;

    /// The price of one leg at every minute it has one, NaN where it is older than a minute.
    private record Minutes(long first, double[] prices) {
        static Minutes of(ReferenceSeries series) {
            if (series.size() == 0) {
                return new Minutes(0, new double[0]);
            }
            long first = Math.ceilDiv(series.timeNs(0), MINUTE_NS);
            long last = Math.floorDiv(series.timeNs(series.size() - 1), MINUTE_NS) + 1;
            var prices = new double[Math.toIntExact(last - first + 1)];
            for (int i = 0; i < prices.length; i++) {
                prices[i] = price(series, (first + i) * MINUTE_NS);
            }
            return new Minutes(first, prices);
        }

        double at(long minute) {
            return minute < first || minute >= first + prices.length
                    ? Double.NaN
                    : prices[Math.toIntExact(minute - first)];
        }
    }

    /// Betas from each of some hours on, in rising order.
    private record Betas(long[] hours, double[][] values) {
        private static final Betas NONE = new Betas(new long[0], new double[0][]);

        static Betas of(TreeMap<Long, double[]> byHour) {
            return new Betas(byHour.keySet().stream().mapToLong(Long::longValue).toArray(),
                    byHour.values().toArray(double[][]::new));
        }

        double[] at(long hour) {
            int found = Arrays.binarySearch(hours, hour);
            int known = found >= 0 ? found : -found - 2;
            return known < 0 ? NO_BETAS : values[known];
        }
    }

    /// @param underlyings of the legs: of each the perpetual with most prints
    /// @param hands that estimate, instrument by instrument
    HedgeBasket(Fills fills, Market market, List<String> underlyings, Hands hands) {
        this.market = market;
        legs = underlyings.stream().mapToInt(name -> leg(fills, market, name)).filter(leg -> leg >= 0).toArray();
        var minutes = new TreeMap<Integer, Minutes>();
        for (int leg : legs) {
            minutes.computeIfAbsent(leg, one -> Minutes.of(market.marks(one)));
        }
        hedged = new int[fills.instruments().size()][];
        var found = new Betas[hedged.length];
        hands.each(hedged.length, one -> {
            hedged[one] = Arrays.stream(legs).filter(leg -> leg != one).toArray();
            found[one] = hedged[one].length == 0 ? Betas.NONE : Betas.of(betas(one, minutes));
        });
        betas = Arrays.asList(found);
    }

    private static int leg(Fills fills, Market market, String underlying) {
        int best = -1;
        for (int i = 0; i < fills.instruments().size(); i++) {
            var instrument = fills.instruments().get(i);
            if (instrument.kind() == InstrumentKind.PERPETUAL && instrument.underlying().equals(underlying)
                    && (best < 0 || market.series(i).size() > market.series(best).size())) {
                best = i;
            }
        }
        return best;
    }

    /// Instruments of the legs, one that is named twice as often.
    public int[] legs() {
        return legs.clone();
    }

    /// Instruments whose returns hedge one, in the order of its betas.
    public int[] hedged(int instrument) {
        return hedged[instrument];
    }

    /// Betas for a fill of this moment, empty when there are none.
    public double[] betas(int instrument, long atNs) {
        return betas.get(instrument).at(Math.floorDiv(atNs, HOUR_NS));
    }

    private TreeMap<Long, double[]> betas(int instrument, Map<Integer, Minutes> minutes) {
        var known = new TreeMap<Long, double[]>();
        var sums = new Moments(hedged(instrument).length);
        for (var hour : moments(instrument, minutes).entrySet()) {
            sums.add(hour.getValue());
            if (sums.count >= RETURNS_MIN) {
                known.put(hour.getKey() + 1, sums.solve());
            }
        }
        return known;
    }

    /// Minutes at which both ends of every return are no older than a minute, by UTC hour.
    private TreeMap<Long, Moments> moments(int instrument, Map<Integer, Minutes> minutes) {
        var byHour = new TreeMap<Long, Moments>();
        var series = market.marks(instrument);
        var others = Arrays.stream(hedged(instrument)).mapToObj(minutes::get).map(Objects::requireNonNull).toList();
        if (series.size() == 0) {
            return byHour;
        }
        var before = new double[others.size() + 1];
        var now = new double[before.length];
        Arrays.fill(before, Double.NaN);
        long last = series.timeNs(series.size() - 1);
        for (long minute = -Math.floorDiv(-series.timeNs(0), MINUTE_NS); minute * MINUTE_NS <= last; minute++) {
            now[0] = price(series, minute * MINUTE_NS);
            boolean all = now[0] > 0 && before[0] > 0;
            for (int i = 0; i < others.size(); i++) {
                now[i + 1] = others.get(i).at(minute);
                all &= now[i + 1] > 0 && before[i + 1] > 0;
            }
            if (all) {
                byHour.computeIfAbsent(Math.floorDiv(minute - 1, 60), hour -> new Moments(others.size()))
                        .add(before, now);
            }
            System.arraycopy(now, 0, before, 0, now.length);
        }
        return byHour;
    }

    private static double price(ReferenceSeries series, long atNs) {
        int mark = series.mark(atNs);
        return mark < 0 || atNs - series.timeNs(mark) > MINUTE_NS ? Double.NaN : series.priceOf(mark);
    }

    /// Sums of squares and products of returns.
    private static final class Moments {
        final int dims;
        final double[][] xx;
        final double[] xy;
        long count;

        Moments(int dims) {
            this.dims = dims;
            xx = new double[dims][dims];
            xy = new double[dims];
        }

        /// One minute: prices before and after, of the instrument and then of the legs.
        void add(double[] before, double[] now) {
            double y = now[0] / before[0] - 1;
            for (int i = 0; i < dims; i++) {
                double x = now[i + 1] / before[i + 1] - 1;
                xy[i] += x * y;
                for (int j = 0; j < dims; j++) {
                    xx[i][j] += x * (now[j + 1] / before[j + 1] - 1);
                }
            }
            count++;
        }

        void add(Moments other) {
            for (int i = 0; i < dims; i++) {
                xy[i] += other.xy[i];
                for (int j = 0; j < dims; j++) {
                    xx[i][j] += other.xx[i][j];
                }
            }
            count += other.count;
        }

        /// Gaussian elimination without pivoting, which a positive definite matrix needs not; empty when it is singular.
        double[] solve() {
            var a = new double[dims][];
            for (int i = 0; i < dims; i++) {
                a[i] = xx[i].clone();
            }
            var b = xy.clone();
            for (int i = 0; i < dims; i++) {
                if (!(a[i][i] > 1e-12 * xx[i][i])) {
                    return NO_BETAS;
                }
                for (int k = i + 1; k < dims; k++) {
                    double factor = a[k][i] / a[i][i];
                    for (int j = i; j < dims; j++) {
                        a[k][j] -= factor * a[i][j];
                    }
                    b[k] -= factor * b[i];
                }
            }
            for (int i = dims - 1; i >= 0; i--) {
                for (int j = i + 1; j < dims; j++) {
                    b[i] -= a[i][j] * b[j];
                }
                b[i] /= a[i][i];
            }
            return b;
        }
    }
}

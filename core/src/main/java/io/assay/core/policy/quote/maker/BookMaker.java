package io.assay.core.policy.quote.maker;

import java.util.Arrays;

/// A market maker with exponential utility who quotes one unit on both sides of a book until a horizon.
///
/// Guéant, Lehalle and Fernandez-Tapia, "Dealing with the inventory risk: a solution to the market making problem"
/// (Mathematics and Financial Economics 7(4), 2013). The mid moves as `dS = mu dt + sigma dW`, and by `xi` with each fill,
/// against the maker (their section 5). With `alpha = k gamma sigma²/2`, `beta = k mu` and
/// `eta = A (1 + gamma/k)^-(1 + k/gamma) e^(-k xi/2)` the positive solution of
/// ```
/// dv_q/dt = (alpha q² - beta q) v_q - eta (v_(q-1) + v_(q+1)),   v_q(T) = e^(-k xi q²/2),   |q| <= Q
/// ```
/// gives the optimal distances
/// `bid(q) = ln(v_q / v_(q+1))/k + ln(1 + gamma/k)/gamma + xi/2`, `ask(q)` likewise with `q - 1`. Far from the horizon and the
/// limit they are near `base + xi/2 + slope ((2q + 1)/2 - mu/(gamma sigma²))` (their section 4).
///
/// Units are the caller's: one of price, one of time.
///
/// @param sigma price per square root of time
/// @param demand what fills
/// @param riskAversion gamma, per unit of price
/// @param drift mu, price per unit of time
/// @param impact xi, price the mid moves against the maker with each fill
public record BookMaker(double sigma, BookDemand demand, double riskAversion, double drift, double impact) {
    private static final double ROUND = 8;
    private static final double SAME = 1e-15;
    private static final double NEGLIGIBLE = 1e-17;
    private static final long WORK_MAX = 4_000_000_000L;
    private static final int INVENTORY_MAX = 10_000;

    public BookMaker {
        Positive.orZero("sigma", sigma);
        Positive.orZero("risk_aversion", riskAversion);
        Positive.finite("drift", drift);
        Positive.orZero("impact", impact);
    }

    /// Distance of both sides when inventory costs nothing.
    public double base() {
        return demand.base(riskAversion) + impact / 2;
    }

    /// How much the distance of the approximation moves with one unit of inventory.
    public double slope() {
        return sigma * Math.sqrt(riskAversion / (2 * demand.decay() * eta()));
    }

    /// Approximate distance of the bid. Infinite against a drift that no aversion to risk holds.
    public double approximateBid(double inventory) {
        return base() + slope() * (2 * inventory + 1) / 2 - lean();
    }

    /// Approximate distance of the ask.
    public double approximateAsk(double inventory) {
        return base() - slope() * (2 * inventory - 1) / 2 + lean();
    }

    private double lean() {
        return drift == 0 ? 0 : drift / (riskAversion * sigma * sigma) * slope();
    }

    private double eta() {
        double gamma = riskAversion;
        double k = demand.decay();
        double power = gamma == 0 ? 1 : (1 + k / gamma) * StrictMath.log1p(gamma / k);
        return demand.intensity() * StrictMath.exp(-power - k * impact / 2);
    }

    /// Exact distances at every inventory with this time to go.
    ///
    /// `v = e^(-MT) v(T)` is summed as `e^(-cT) e^((c - M)T) v(T)` with `c` the largest diagonal entry of `M`: every term is then
    /// positive, so nothing cancels and each ratio is right to the last digits however small its parts. The sum stops early once
    /// time changes nothing any more.
    ///
    /// @param horizon time to go; positive
    /// @param inventoryMax Q, units
    /// @throws IllegalStateException when the parts of the solution are too far apart for numbers, or too many
    public Ladder ladder(double horizon, int inventoryMax) {
        Positive.check("horizon", horizon);
        if (inventoryMax < 1 || inventoryMax > INVENTORY_MAX) {
            throw new IllegalArgumentException(
                    "inventory_limit must be a whole number from 1 to " + INVENTORY_MAX + ": " + inventoryMax);
        }
        double[] v = propagated(horizon, inventoryMax);
        int n = v.length;
        var bid = new double[n];
        var ask = new double[n];
        Arrays.fill(bid, Double.NaN);
        Arrays.fill(ask, Double.NaN);
        for (int i = 0; i + 1 < n; i++) {
            double step = StrictMath.log(v[i] / v[i + 1]) / demand.decay();
            bid[i] = base() + step;
            ask[i + 1] = base() - step;
        }
        return new Ladder(inventoryMax, bid, ask);
    }

    /// Distances by inventory.
    ///
    /// @param inventoryMax Q
    /// @param bid from -Q to Q; NaN where the maker does not buy
    /// @param ask likewise; NaN where he does not sell
    public record Ladder(int inventoryMax, double[] bid, double[] ask) {
        public Ladder {
            bid = bid.clone();
            ask = ask.clone();
        }

        @Override
        public double[] bid() {
            return bid.clone();
        }

        @Override
        public double[] ask() {
            return ask.clone();
        }

        public double bidAt(int inventory) {
            return bid[inventory + inventoryMax];
        }

        public double askAt(int inventory) {
            return ask[inventory + inventoryMax];
        }
    }

    private double[] propagated(double horizon, int inventoryMax) {
        int n = 2 * inventoryMax + 1;
        double eta = eta();
        var stay = new double[n];
        for (int i = 0; i < n; i++) {
            double q = i - inventoryMax;
            stay[i] = demand.decay() * q * (riskAversion * sigma * sigma * q / 2 - drift);
        }
        double most = Arrays.stream(stay).max().orElse(0);
        double least = Arrays.stream(stay).min().orElse(0);
        Arrays.setAll(stay, i -> most - stay[i]);
        double norm = most - least + 2 * eta;
        double round = Math.min(horizon, ROUND / norm);
        double[] v = new double[n];
        Arrays.setAll(v, i -> Math.max(Double.MIN_NORMAL,
                StrictMath.exp(-demand.decay() * impact * (i - inventoryMax) * (i - inventoryMax) / 2)));
        double gone = 0;
        long work = 0;
        while (gone < horizon) {
            double length = Math.min(round, horizon - gone);
            double[] next = grown(v, stay, eta, length);
            gone = length < round || gone + length >= horizon ? horizon : gone + length;
            if (isSame(v, next)) {
                return next;
            }
            v = next;
            work += n * 40L;
            if (work > WORK_MAX) {
                throw new IllegalStateException("horizon and inventory_limit ask for too much work");
            }
        }
        return v;
    }

    /// `e^(B t) v` for the `B` with `stay` on the diagonal and `eta` beside it, over its largest entry.
    private static double[] grown(double[] v, double[] stay, double eta, double time) {
        double[] sum = v.clone();
        double[] term = v.clone();
        double rest = 1;
        for (int k = 1; rest > NEGLIGIBLE; k++) {
            term = times(term, stay, eta, time / k);
            rest = 0;
            for (int i = 0; i < sum.length; i++) {
                sum[i] += term[i];
                rest = Math.max(rest, term[i] / sum[i]);
            }
        }
        double most = Arrays.stream(sum).max().orElse(1);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= most;
            if (!(sum[i] >= Double.MIN_NORMAL)) {
                throw new IllegalStateException("inventory_limit is too far out for these costs of inventory");
            }
        }
        return sum;
    }

    private static double[] times(double[] v, double[] stay, double eta, double time) {
        int n = v.length;
        var out = new double[n];
        for (int i = 0; i < n; i++) {
            double beside = (i > 0 ? v[i - 1] : 0) + (i + 1 < n ? v[i + 1] : 0);
            out[i] = time * (stay[i] * v[i] + eta * beside);
        }
        return out;
    }

    private static boolean isSame(double[] a, double[] b) {
        for (int i = 0; i < a.length; i++) {
            if (Math.abs(a[i] - b[i]) > SAME * b[i]) {
                return false;
            }
        }
        return true;
    }
}

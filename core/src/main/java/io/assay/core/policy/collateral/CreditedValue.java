package io.assay.core.policy.collateral;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What holdings count for, in exact decimals: market value, what tiers and haircuts leave of it, and what caps leave of
/// that. Nothing counts for more than its market value.
///
/// A cap in USD bounds what one asset counts. A cap as a share bounds it by a part of all that counts, S: the answer is the
/// largest S with `S = sum_i min(v_i, c_i·S)`, which exists because the right side is concave in S and 0 at 0. Caps that add
/// up to less than one and leave no asset free leave nothing. Debts count in full and are outside S.
///
/// @param lines one a holding
/// @param total all that counts, debts taken off
public record CreditedValue(List<Line> lines, BigDecimal total) {
    private static final int WHOLE_SCALE = 8;

    public CreditedValue {
        lines = List.copyOf(lines);
    }

    /// One asset of an account.
    ///
    /// @param quantity in coins, negative = a debt
    /// @param price USD, > 0
    /// @param tiers of its market value in USD, haircut included
    /// @param capUsd most it may count
    /// @param capShare most it may be of all that counts, 0 to 1
    public record Holding(String asset, BigDecimal quantity, BigDecimal price, RatioTiers tiers,
            Optional<BigDecimal> capUsd, Optional<BigDecimal> capShare) {
        public Holding {
            if (price.signum() <= 0) {
                throw new IllegalArgumentException(asset + ": price is a number above 0, got " + price);
            }
            if (capUsd.isPresent() && capUsd.get().signum() < 0) {
                throw new IllegalArgumentException(asset + ": cap is a number of at least 0, got " + capUsd.get());
            }
            if (capShare.isPresent()
                    && (capShare.get().signum() < 0 || capShare.get().compareTo(BigDecimal.ONE) > 0)) {
                throw new IllegalArgumentException(asset + ": share lies from 0 to 1, got " + capShare.get());
            }
        }

        public BigDecimal market() {
            return quantity.multiply(price);
        }
    }

    /// @param market value, negative = a debt
    /// @param tiered what tiers and haircut leave
    /// @param credited what caps leave of that
    public record Line(String asset, BigDecimal market, BigDecimal tiered, BigDecimal credited) {}

    public static CreditedValue of(List<Holding> holdings) {
        var bounded = new ArrayList<BigDecimal>();
        for (Holding holding : holdings) {
            var tiered = holding.tiers.counted(holding.market());
            bounded.add(holding.capUsd.map(tiered::min).orElse(tiered));
        }
        var whole = whole(holdings, bounded);
        var lines = new ArrayList<Line>();
        var total = BigDecimal.ZERO;
        for (int i = 0; i < holdings.size(); i++) {
            var holding = holdings.get(i);
            var credited = bounded.get(i);
            if (credited.signum() > 0 && holding.capShare.isPresent()) {
                credited = credited.min(holding.capShare.get().multiply(whole));
            }
            lines.add(new Line(holding.asset, holding.market(), holding.tiers.counted(holding.market()), credited));
            total = total.add(credited);
        }
        return new CreditedValue(lines, total);
    }

    /// S, cut to eight digits. With the assets whose cap binds known, S is what the others count over one less the sum of
    /// the caps; they bind in order of `v_i/c_i`, and the largest S for which the order agrees is the answer.
    private static BigDecimal whole(List<Holding> holdings, List<BigDecimal> values) {
        var free = BigDecimal.ZERO;
        var capped = new ArrayList<BigDecimal[]>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i).max(BigDecimal.ZERO);
            var cap = holdings.get(i).capShare.orElse(BigDecimal.ONE);
            if (cap.compareTo(BigDecimal.ONE) == 0) {
                free = free.add(value);
            } else if (value.signum() > 0 && cap.signum() > 0) {
                capped.add(new BigDecimal[]{value, cap});
            }
        }
        capped.sort((a, b) -> b[0].multiply(a[1]).compareTo(a[0].multiply(b[1])));
        var sum = free;
        for (var one : capped) {
            sum = sum.add(one[0]);
        }
        var caps = BigDecimal.ZERO;
        for (var one : capped) {
            var whole = share(sum, caps);
            if (one[0].compareTo(one[1].multiply(whole)) <= 0) {
                return whole;
            }
            sum = sum.subtract(one[0]);
            caps = caps.add(one[1]);
            if (caps.compareTo(BigDecimal.ONE) >= 0) {
                // only the last digit of S can bring us here: S is where this cap stops binding
                return one[0].divide(one[1], WHOLE_SCALE, RoundingMode.DOWN);
            }
        }
        return share(sum, caps);
    }

    private static BigDecimal share(BigDecimal sum, BigDecimal caps) {
        return sum.divide(BigDecimal.ONE.subtract(caps), WHOLE_SCALE, RoundingMode.DOWN);
    }
}

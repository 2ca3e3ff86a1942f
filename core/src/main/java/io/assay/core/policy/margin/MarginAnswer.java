package io.assay.core.policy.margin;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a preset says of an account: a margin with its parts, or why there is none.
public sealed interface MarginAnswer {
    /// @param equity USD: cash, unrealised gains, options at mark, spot, collateral
    /// @param units margins by underlying and settlement
    /// @param account parts that belong to no unit; they may be negative
    /// @param liquidations where positions would be closed, for presets that say so
    record Assessed(double equity, List<UnitMargin> units, List<Component> account,
            List<Liquidations.Price> liquidations) implements MarginAnswer {
        public Assessed {
            units = List.copyOf(units);
            account = List.copyOf(account);
            liquidations = List.copyOf(liquidations);
        }

        /// Needed to open what is held, USD, >= 0.
        public double initial() {
            return Math.max(0, units.stream().mapToDouble(UnitMargin::initial).sum()
                    + account.stream().mapToDouble(Component::initial).sum());
        }

        /// Needed to keep it, USD, >= 0.
        public double maintenance() {
            return Math.max(0, units.stream().mapToDouble(UnitMargin::maintenance).sum()
                    + account.stream().mapToDouble(Component::maintenance).sum());
        }

        /// Equity over initial margin; negative = nothing can be opened. Derive calls this IM.
        public double initialExcess() {
            return equity - initial();
        }

        /// Equity over maintenance margin; negative = the account is liquidated. Derive calls this MM.
        public double maintenanceExcess() {
            return equity - maintenance();
        }

        /// Maintenance margin over equity; absent where equity is not positive.
        public OptionalDouble use() {
            return equity > 0 ? OptionalDouble.of(maintenance() / equity) : OptionalDouble.empty();
        }

        /// Why [#use] is absent.
        public Optional<Flaw> useFlaw() {
            return equity > 0 ? Optional.empty()
                    : Optional.of(new Flaw("margin_use", Flaw.Reason.NEGATIVE_EQUITY, "equity " + equity));
        }
    }

    /// @param flaws all that stands in the way, at least one
    record Absent(List<Flaw> flaws) implements MarginAnswer {
        public Absent {
            flaws = List.copyOf(flaws);
            if (flaws.isEmpty()) {
                throw new IllegalArgumentException("an absent margin has a reason");
            }
        }
    }
}

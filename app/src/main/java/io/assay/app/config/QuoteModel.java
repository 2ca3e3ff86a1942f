package io.assay.app.config;

import io.assay.core.policy.quote.DealerModel;
import io.assay.core.policy.quote.Labelling;
import io.assay.core.policy.quote.LogisticQuote;
import io.assay.core.policy.quote.PricedMarket;
import io.assay.core.policy.quote.WidthLimits;
import io.assay.core.policy.quote.maker.BookMaker;
import io.assay.core.policy.quote.maker.ReservationMaker;
import io.assay.core.policy.quote.multi.MultiDealer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// A model of quoting, and what is asked of it, as a file says.
public sealed interface QuoteModel {
    /// A dealer with tiers.
    ///
    /// @param model the dealer
    /// @param labels what the desk's own labels hold, where the file says so
    /// @param horizon quotes with these days to go; empty = those of the long run
    /// @param inventories to show quotes and hedges at, M
    /// @param mislabelled parts of each tier's flow under another's label, to show the profit at
    /// @param distances from the reference to show fill probabilities at, bp
    /// @param market where quotes may be turned into prices
    record Dealer(DealerModel model, Optional<Labelling> labels, Optional<Horizon> horizon, double[] inventories,
            List<Double> mislabelled, double[] distances, Optional<Market> market) implements QuoteModel {
        /// @param reference price
        /// @param tick of the price
        /// @param limits a published half spread must keep
        public record Market(BigDecimal reference, BigDecimal tick, WidthLimits limits) {}

        /// @param days to go
        /// @param terminalPenalty what q costs at the end is this times q², bp per M
        public record Horizon(double days, double terminalPenalty) {}
    }

    /// A market maker in a book by Guéant, Lehalle and Fernandez-Tapia.
    ///
    /// @param inventories to show distances at
    record Book(BookMaker maker, double horizon, int inventoryMax, int[] inventories) implements QuoteModel {}

    /// A market maker by Avellaneda and Stoikov, and his simulation.
    ///
    /// @param mid at the start
    /// @param inventory at the start
    /// @param inventories to show quotes at
    /// @param touch a further strategy with this distance between its quotes
    /// @param simulations how many, 0 = none
    record Reservation(ReservationMaker maker, double mid, int inventory, int[] inventories, OptionalDouble touch,
            int simulations, long seed) implements QuoteModel {}

    /// A dealer in many instruments.
    ///
    /// @param pairNames by pair
    /// @param inventories to show quotes and hedges at, each by instrument, M
    /// @param simulation how long to let it loose
    record Multi(MultiDealer dealer, List<String> pairNames, double horizon, List<double[]> inventories,
            Optional<Simulation> simulation) implements QuoteModel {
        public record Simulation(double days, double stepSeconds, long seed) {}
    }

    /// One side offered to flow of logistic demand.
    ///
    /// @param costs of a fill to show the best offer at, bp
    /// @param distances to show fill probabilities at, bp
    record Logistic(LogisticQuote quote, double[] costs, double[] distances) implements QuoteModel {}

    /// A market of known values, in segments.
    ///
    /// @param shares by segment, then value
    record Split(PricedMarket market, double[][] shares) implements QuoteModel {}
}

package io.assay.core.profile;

import io.assay.core.event.Contract;
import io.assay.core.event.Event;
import io.assay.core.event.InstrumentKind;

/// What a [PlainBook] needs of every instrument, by number.
final class PlainTerms {
    /// Whether its marks alone say what a position in it is worth, whoever holds it: in USD, without options, expiry, funding.
    final boolean[] plain;
    /// Whether positions in it are faces in quote currency.
    final boolean[] inverse;
    /// Unit of its prices as integers.
    final double[] ticks;
    /// Number among the underlyings of all instruments.
    final int[] underlyings;
    final MarkGrid[] grids;

    PlainTerms(Tape tape) {
        var instruments = tape.fills.instruments();
        int n = instruments.size();
        plain = new boolean[n];
        inverse = new boolean[n];
        ticks = new double[n];
        underlyings = new int[n];
        grids = new MarkGrid[n];
        var names = instruments.stream().map(one -> one.underlying()).distinct().toList();
        for (int number = 0; number < n; number++) {
            var contract = instruments.get(number).contract();
            inverse[number] = contract.shape() == Contract.Shape.INVERSE;
            ticks[number] = tape.terms[number].tick;
            underlyings[number] = names.indexOf(instruments.get(number).underlying());
            grids[number] = tape.marks.minutes(number);
            plain[number] = isPlain(tape, number) && grids[number].deltas().length > 0;
        }
    }

    private static boolean isPlain(Tape tape, int number) {
        var instrument = tape.fills.instruments().get(number);
        var contract = instrument.contract();
        var currency = contract.shape() == Contract.Shape.QUANTO ? contract.settle() : instrument.quote();
        return instrument.kind() != InstrumentKind.OPTION && contract.expiryNs() == Event.UNTIMED
                && (contract.shape() == Contract.Shape.INVERSE || tape.rates.isUsd(currency))
                && tape.market.funding(number).size() == 0;
    }

    /// What a unit is worth at a price.
    double unit(int number, double price) {
        return !inverse[number] ? price : price > 0 ? 1 : Double.NaN;
    }
}

package io.assay.core.profile;

import static io.assay.core.profile.PositionMarks.MINUTE_NS;

import io.assay.core.event.Event;
import io.assay.core.event.InstrumentKind;
import io.assay.core.market.ReferenceSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the basis of dated futures brought: mark less index, F - S, is taken to close evenly until expiry T, so over dt a
/// position of q base units gains -q·(F - S)·dt/(T - t), and a face n of an inverse future -n·(F - S)/F·dt/(T - t). F and S are
/// those of the minute's start, T - t too, both in the currency the future is quoted in; the gain is paid in what it is
/// settled in, and converted from that. Carry is what is left when prices stand still; the moves of F and S are not in it.
final class BasisFold implements BookReader {
    /// A dated future of the book.
    ///
    /// @param index USD of the underlying
    /// @param quote USD of the currency it is quoted in, where that is none; empty for a currency nothing converts
    private record Future(PriceLine line, Optional<ReferenceSeries> index, boolean isInUsd,
            Optional<ReferenceSeries> quote, ReferenceSeries marks, long expiryNs) {
        /// Price of the underlying in the currency marks are in.
        double indexAt(long atNs) {
            return at(index, atNs) / (isInUsd ? 1 : at(quote, atNs));
        }

        private static double at(Optional<ReferenceSeries> series, long atNs) {
            return series.isPresent() ? PriceLine.priceAt(series.get(), atNs) : Double.NaN;
        }
    }

    private final List<Future> futures = new ArrayList<>();
    private double accrued;
    private boolean held;

    BasisFold(Tape tape, Book book) {
        for (int i = 0; i < book.held.size(); i++) {
            int number = book.held.get(i).instrument();
            var instrument = tape.fills.instruments().get(number);
            if (instrument.kind() == InstrumentKind.FUTURE && book.lines.get(i) instanceof PriceLine line) {
                futures.add(new Future(line, tape.marks.index(instrument.underlying()),
                        tape.rates.isUsd(instrument.quote()), tape.market.index(instrument.quote()),
                        tape.marks.marks(number), instrument.contract().expiryNs()));
            }
        }
    }

    /// Whether a dated future was held for any time.
    boolean isHeld() {
        return held;
    }

    /// USD gained; NaN when a future was held whose expiry, mark or index is not known.
    double accrued() {
        return accrued;
    }

    @Override
    public void span(long fromNs, long toNs) {
        for (var future : futures) {
            if (future.line.quantity != 0) {
                held = true;
                accrue(future, fromNs, toNs);
            }
        }
    }

    private void accrue(Future future, long fromNs, long toNs) {
        if (future.expiryNs == Event.UNTIMED || future.index.isEmpty()) {
            accrued = Double.NaN;
            return;
        }
        for (long atNs = fromNs; atNs < toNs;) {
            long minuteNs = Math.floorDiv(atNs, MINUTE_NS) * MINUTE_NS;
            long nextNs = Math.min(toNs, minuteNs + MINUTE_NS);
            double perNs = perNs(future, minuteNs);
            perNs = Double.isNaN(perNs) ? perNs(future, atNs) : perNs;
            accrued -= future.line.quantity * perNs * (nextNs - atNs);
            atNs = nextNs;
        }
    }

    /// Basis of a unit that closes each nanosecond from a moment on.
    private static double perNs(Future future, long atNs) {
        double mark = PriceLine.priceAt(future.marks, atNs);
        double basis = mark - future.indexAt(atNs);
        double worth = future.line.isInverse() ? basis / mark : basis;
        return worth * future.line.rate(atNs) / (future.expiryNs - atNs);
    }
}

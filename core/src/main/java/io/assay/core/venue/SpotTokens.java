package io.assay.core.venue;

import io.assay.core.event.Fill;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillDraft;
import io.assay.core.event.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Learns the two tokens of a numbered spot pair (`@107`) from its fees.
///
/// The venue takes a fee in the token the account received, and pays a rebate in the token it gave:
/// a buyer's fee and a seller's rebate name the base token, a seller's fee and a buyer's rebate the
/// quote. A pair for which the fees name two different tokens on one side stays unknown.
public final class SpotTokens {
    private final Map<String, Set<String>> bases = new HashMap<>();
    private final Map<String, Set<String>> quotes = new HashMap<>();

    public void observe(Fill fill) {
        var fee = fill.fee();
        if (fee != null) {
            observe(fill.instrument(), fill.side(), fee.signum(), fill.feeCurrency());
        }
    }

    /// The same of a draft.
    public void observe(FillDraft fill) {
        if (fill.feeScale != FillDraft.ABSENT) {
            observe(fill.instrument, fill.side, Long.signum(fill.fee), fill.feeCurrency);
        }
    }

    /// The same of rows of a block.
    ///
    /// @param from first row
    /// @param to behind the last row
    public void observe(FillBlock block, int from, int to) {
        boolean isNumbered = false;
        for (int row = from; row < to; row++) {
            if (row == from || !block.isSameInstrument(row, row - 1)) {
                isNumbered = block.instrumentName(row).charAt(0) == '@';
            }
            if (isNumbered) {
                observe(block.fill(row));
            }
        }
    }

    private void observe(String instrument, Side side, int feeSign, String currency) {
        if (!currency.isEmpty() && instrument.charAt(0) == '@') {
            boolean base = (side == Side.BUY) == (feeSign >= 0);
            (base ? bases : quotes).computeIfAbsent(instrument, name -> new TreeSet<>()).add(currency);
        }
    }

    /// Base token, empty when the fees do not tell.
    public String base(String instrument) {
        return only(bases, instrument);
    }

    /// Quote token, empty when the fees do not tell.
    public String quote(String instrument) {
        return only(quotes, instrument);
    }

    private static String only(Map<String, Set<String>> tokens, String instrument) {
        var set = tokens.getOrDefault(instrument, Set.of());
        return set.size() == 1 ? set.iterator().next() : "";
    }
}

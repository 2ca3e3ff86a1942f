package io.assay.core.venue;

import io.assay.core.event.EventBlock;
import io.assay.core.event.Fill;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillDraft;
import io.assay.core.event.Side;
import java.util.BitSet;
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
    /// What is remembered of a block, so that it is looked at once; rows of more names are looked at each.
    private static final int MARKS = 1 << 20;

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
        int kinds = 0;
        for (int row = from; row < to; row++) {
            kinds = Math.max(kinds, block.currencies()[row] + 1);
        }
        // by instrument, currency and what the fee tells of it
        var seen = new BitSet();
        for (int row = from; row < to; row++) {
            boolean isBase = isBase(block.side(row), Long.signum(block.fees()[row]));
            long what = ((long) block.instruments()[row] * kinds + block.currencies()[row]) * 2 + (isBase ? 1 : 0);
            int mark = (int) Math.min(what, MARKS - 1);
            if (block.feeScales()[row] != EventBlock.ABSENT && !seen.get(mark)) {
                seen.set(mark, what < MARKS - 1);
                observe(block.instrumentName(row), isBase, block.currencyName(row));
            }
        }
    }

    private void observe(String instrument, Side side, int feeSign, String currency) {
        observe(instrument, isBase(side, feeSign), currency);
    }

    private static boolean isBase(Side side, int feeSign) {
        return (side == Side.BUY) == (feeSign >= 0);
    }

    private void observe(String instrument, boolean isBase, String currency) {
        if (!currency.isEmpty() && instrument.charAt(0) == '@') {
            (isBase ? bases : quotes).computeIfAbsent(instrument, name -> new TreeSet<>()).add(currency);
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

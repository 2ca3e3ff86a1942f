package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import io.assay.core.event.InstrumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// How much of one instrument its reference can judge.
///
/// @param fills all there are of the instrument, liquidations and the like among them
/// @param judged by horizon, fills for which there was a reference then; at horizon 0, one before the fill
/// @param far fills, of what is no option, at more than twice or less than half the reference before them: as if one of
///            the two were in another unit
/// @param quietFromNs the longest time without a reference, between the first and the last; where there is none, both are
///            [Event#UNTIMED]
/// @param quietToNs end of it
public record ReferenceCoverage(long fills, List<Long> judged, long far, long quietFromNs, long quietToNs) {
    private static final double FAR = 2;

    public ReferenceCoverage {
        judged = List.copyOf(judged);
    }

    /// Of each instrument of the fills.
    ///
    /// @param horizonsNs ascending, the first of them 0
    public static List<ReferenceCoverage> of(Fills fills, Market market, long[] horizonsNs) {
        int instruments = fills.instruments().size();
        var counts = new long[instruments];
        var judged = new long[instruments][horizonsNs.length];
        var far = new long[instruments];
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                int number = fills.instrument(row);
                counts[number]++;
                var reference = market.reference(number);
                int before = judge(reference, reference.atNs(fills, row), account, horizonsNs, judged[number]);
                if (before >= 0 && fills.instruments().get(number).kind() != InstrumentKind.OPTION) {
                    double price = fills.price(row) / (double) PackedColumn.power(fills.priceScale(number));
                    double ratio = price / reference.series().priceOf(before);
                    far[number] += ratio > FAR || ratio < 1 / FAR ? 1 : 0;
                }
            }
        }
        var coverages = new ArrayList<ReferenceCoverage>();
        for (int number = 0; number < instruments; number++) {
            long[] quiet = quiet(market.reference(number).series());
            coverages.add(new ReferenceCoverage(counts[number], LongStream.of(judged[number]).boxed().toList(),
                    far[number], quiet[0], quiet[1]));
        }
        return coverages;
    }

    /// @return the reference before the fill
    private static int judge(Reference reference, long atNs, int account, long[] horizonsNs, long[] judged) {
        if (atNs == Event.UNTIMED) {
            return ReferenceSeries.ABSENT;
        }
        int before = reference.series().before(atNs, account);
        judged[0] += before >= 0 ? 1 : 0;
        int near = before;
        for (int h = 1; h < horizonsNs.length; h++) {
            int then = reference.series().after(atNs, horizonsNs[h], account, near);
            judged[h] += then >= 0 ? 1 : 0;
            near = Math.max(near, then);
        }
        return before;
    }

    private static long[] quiet(ReferenceSeries series) {
        long[] longest = {Event.UNTIMED, Event.UNTIMED};
        for (int i = 1; i < series.size(); i++) {
            if (series.timeNs(i) - series.timeNs(i - 1) > longest[1] - longest[0]) {
                longest[0] = series.timeNs(i - 1);
                longest[1] = series.timeNs(i);
            }
        }
        return longest;
    }
}

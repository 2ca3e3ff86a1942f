package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Chooses what judges the fills of an instrument: the best kind of source (quotes, then book snapshots, then marks,
/// then prints; those of the fills' own venue before any other's) that had a reference for at least a tenth of the
/// fills that the source with most had one for. One is chosen for all fills, so that both ends of a markout come from it.
final class ReferenceChoice {
    /// A better kind stands aside when another had a reference for more than this many times its fills.
    private static final int SHARE = 10;
    private static final long[] BEFORE = {0};
    /// Fills looked up at a time.
    private static final int STRETCH = 1 << 10;

    private final Fills fills;
    private final TimeOrder order;
    private final List<String> notes = new ArrayList<>();

    /// @param order of all fills
    ReferenceChoice(Fills fills, TimeOrder order) {
        this.fills = fills;
        this.order = order;
    }

    /// Something that could judge the fills of an instrument.
    ///
    /// @param isOwn whether it is of the venue of the fills, or one of the two does not say its venue
    record Candidate(ReferenceSeries series, Reference.Kind kind, Reference.Clock clock, String venue,
            boolean isOwn) {
        static final Comparator<Candidate> ORDER = Comparator.comparing((Candidate one) -> !one.isOwn)
                .thenComparing(Candidate::kind).thenComparing(one -> one.venue.isEmpty())
                .thenComparing(Candidate::venue);
    }

    /// @param candidates the prints of the fills themselves among them
    Reference of(int instrument, List<Candidate> candidates) {
        var sorted = candidates.stream().sorted(Candidate.ORDER).toList();
        if (sorted.size() == 1) {
            return reference(instrument, sorted.getFirst());
        }
        var decided = decided(instrument, sorted);
        if (decided.isPresent()) {
            return decided.get();
        }
        long[] covered = sorted.stream().mapToLong(one -> covered(instrument, one, Long.MAX_VALUE)).toArray();
        long most = 0;
        for (long count : covered) {
            most = Math.max(most, count);
        }
        int best = 0;
        while (SHARE * covered[best] < most) {
            best++;
        }
        if (most == 0) {
            best = sorted.size() - 1;
        }
        var chosen = noted(instrument, sorted.get(best));
        var name = fills.instruments().get(instrument).name();
        for (int i = 0; i < best; i++) {
            if (sorted.get(i).kind() == Reference.Kind.PRINTS) {
                continue;
            }
            notes.add(name + ": " + words(sorted.get(i)) + " stood before " + covered[i] + " of "
                    + order.size(instrument) + " fills, so " + words(chosen) + " judge them");
        }
        return reference(instrument, chosen);
    }

    /// The best of some, where nothing else could be chosen whatever else there is of its kind or worse.
    Optional<Reference> decided(int instrument, List<Candidate> candidates) {
        var first = candidates.stream().min(Candidate.ORDER);
        int count = order.size(instrument);
        return first.isPresent() && isDecided(covered(instrument, first.get(), enough(count)), count)
                ? Optional.of(reference(instrument, noted(instrument, first.get())))
                : Optional.empty();
    }

    /// The chosen one, with a note of its clock where that is not the venue's.
    private Candidate noted(int instrument, Candidate chosen) {
        if (chosen.clock() == Reference.Clock.RECEIVED) {
            notes.add(fills.instruments().get(instrument).name() + ": fills are judged by " + words(chosen)
                    + " on the clock of whoever recorded them");
        }
        return chosen;
    }

    /// The best of some, not held against fills yet.
    Reference best(List<Candidate> candidates) {
        var first = Collections.min(candidates, Candidate.ORDER);
        return new Reference(first.series(), first.kind(), first.clock(), first.venue(), 0);
    }

    /// Whether the best of some is chosen whatever else there is: it stood before enough of the fills.
    static boolean isDecided(long covered, long fills) {
        return covered > 0 && SHARE * covered >= fills;
    }

    /// The fewest fills a source must have stood before to be chosen whatever else there is.
    private static long enough(long fills) {
        return Math.max(1, (fills + SHARE - 1) / SHARE);
    }

    /// The clock on which fills and a source can be compared.
    ///
    /// @return absent, and a note, when there is none
    Optional<Reference.Clock> clock(int instrument, MarketLog.Key key, Sheet sheet) {
        if (isOwn(instrument, key.venue()) && sheet.isTimed(Reference.Clock.EVENT)) {
            return Optional.of(Reference.Clock.EVENT);
        }
        boolean received = sheet.isTimed(Reference.Clock.RECEIVED);
        for (int i = 0; i < order.size(instrument) && received; i++) {
            if (fills.receivedNs(order.row(instrument, i)) != Event.UNTIMED) {
                return Optional.of(Reference.Clock.RECEIVED);
            }
        }
        notes.add(key.instrument() + ": " + key.kind().name().toLowerCase(Locale.ROOT) + " events of "
                + (key.venue().isEmpty() ? "an unnamed venue" : key.venue())
                + " are not used: its clock is not that of the fills, and "
                + (received ? "the fills" : "they") + " do not say when they were received");
        return Optional.empty();
    }

    boolean isOwn(int instrument, String venue) {
        var own = fills.instruments().get(instrument).venue();
        return own.isEmpty() || venue.isEmpty() || own.equals(venue);
    }

    List<String> notes() {
        return notes;
    }

    private Reference reference(int instrument, Candidate one) {
        return new Reference(one.series(), one.kind(), one.clock(), one.venue(), order.size(instrument));
    }

    /// Fills a source stood before; no more of them are looked at than it takes to find `enough`.
    private long covered(int instrument, Candidate one, long enough) {
        int n = order.size(instrument);
        var moments = new Moments(Math.min(n, STRETCH));
        var prices = new long[Math.min(n, STRETCH)];
        var judge = one.series().judge(BEFORE, n);
        long covered = 0;
        for (int from = 0; from < n && covered < enough; from += STRETCH) {
            order.moments(instrument, from, Math.min(n, from + STRETCH), one.clock(), moments);
            judge.of(moments, prices);
            for (int i = 0; i < moments.size; i++) {
                covered += prices[moments.slot[i]] == ReferenceSeries.NO_PRICE ? 0 : 1;
            }
        }
        return covered;
    }

    private static String words(Candidate one) {
        var kind = one.kind().name().toLowerCase(Locale.ROOT);
        return one.venue().isEmpty() ? kind : kind + " of " + one.venue();
    }
}

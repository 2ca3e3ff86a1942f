package io.assay.core.market;

import io.assay.core.event.Event;
import io.assay.core.event.Fills;
import java.util.ArrayList;
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

    private final Fills fills;
    private final int[][] rows;
    private final int[] accountOf;
    private final List<String> notes = new ArrayList<>();

    ReferenceChoice(Fills fills) {
        this.fills = fills;
        accountOf = new int[fills.size()];
        var counts = new int[fills.instruments().size()];
        for (int account = 0; account < fills.accounts().size(); account++) {
            for (int row = fills.from(account); row < fills.to(account); row++) {
                accountOf[row] = account;
                counts[fills.instrument(row)]++;
            }
        }
        rows = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            rows[i] = new int[counts[i]];
            counts[i] = 0;
        }
        for (int row = 0; row < fills.size(); row++) {
            rows[fills.instrument(row)][counts[fills.instrument(row)]++] = row;
        }
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
            var only = sorted.getFirst();
            return reference(instrument, only, covered(instrument, only));
        }
        long[] covered = sorted.stream().mapToLong(one -> covered(instrument, one)).toArray();
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
        var name = fills.instruments().get(instrument).name();
        if (sorted.get(best).clock() == Reference.Clock.RECEIVED) {
            notes.add(name + ": fills are judged by " + words(sorted.get(best))
                    + " on the clock of whoever recorded them");
        }
        for (int i = 0; i < best; i++) {
            if (sorted.get(i).kind() == Reference.Kind.PRINTS) {
                continue;
            }
            notes.add(name + ": " + words(sorted.get(i)) + " stood before " + covered[i] + " of "
                    + rows[instrument].length + " fills, so " + words(sorted.get(best)) + " judge them");
        }
        return reference(instrument, sorted.get(best), covered[best]);
    }

    /// The clock on which fills and a source can be compared.
    ///
    /// @return absent, and a note, when there is none
    Optional<Reference.Clock> clock(int instrument, MarketLog.Key key, Sheet sheet) {
        if (isOwn(instrument, key.venue()) && sheet.isTimed(Reference.Clock.EVENT)) {
            return Optional.of(Reference.Clock.EVENT);
        }
        boolean received = sheet.isTimed(Reference.Clock.RECEIVED);
        for (int i = 0; i < rows[instrument].length && received; i++) {
            if (fills.receivedNs(rows[instrument][i]) != Event.UNTIMED) {
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

    private Reference reference(int instrument, Candidate one, long covered) {
        return new Reference(one.series(), one.kind(), one.clock(), one.venue(), rows[instrument].length, covered);
    }

    private long covered(int instrument, Candidate one) {
        long covered = 0;
        for (int row : rows[instrument]) {
            long atNs = Reference.atNs(one.clock(), fills, row);
            covered += atNs != Event.UNTIMED && one.series().before(atNs, accountOf[row]) >= 0 ? 1 : 0;
        }
        return covered;
    }

    private static String words(Candidate one) {
        var kind = one.kind().name().toLowerCase(Locale.ROOT);
        return one.venue().isEmpty() ? kind : kind + " of " + one.venue();
    }
}

package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.precision.Finding;
import io.assay.core.precision.Interval;
import io.assay.core.precision.PrecisionCard;
import io.assay.core.precision.PresentTiers;
import io.assay.core.precision.Verdict;
import io.assay.core.profile.FeatureMatrix;
import io.assay.core.segment.Assignments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What moving from the desk's present tiers to the segments shown would change.
///
/// @param cells accounts and notional by tier and segment, both ascending; an empty name is "none"
/// @param moves every account whose width would change, the largest effect in USD first
/// @param effect what quoting by segment earned over the present tiers in the judged window, USD per million; empty
///     where it could not be judged
/// @param basis what identifies that
/// @param method the method that made the segments
/// @param known accounts that have a tier
/// @param strangers accounts of the file without a fill
record Migration(List<Cell> cells, List<Move> moves, Optional<Interval> effect, String basis, String method, int known,
        int strangers) {
    private static final int NAMED = 3;

    /// One cell of the matrix.
    record Cell(String tier, String segment, long accounts, double notionalUsd) {}

    /// One account that would be quoted otherwise.
    ///
    /// @param adverseBp its own adverse selection, shrunk; NaN where unknown
    /// @param effectUsd what the house gains by the change on the account's flow of the span, at the demand the widths were
    ///     chosen by: in records of offers that of the accounts of its tier and segment, on what was offered to it; else the
    ///     assumed one at its own adverse selection; NaN where the account was offered nothing, or its adverse selection is unknown
    /// @param clientUsd what the account pays more
    record Move(String account, String tier, String segment, double notionalUsd, double adverseBp, double presentHalfBp,
            double proposedHalfBp, double effectUsd, double clientUsd) {}

    static Migration of(PresentTiers tiers, FeatureMatrix profiles, Shown shown, Verdict verdict) {
        var today = tiers.toSegmentation();
        var now = today.assign(profiles);
        var present = shown.advisor().on(today);
        var weighed = Weighed.of(profiles, now, shown);
        var moves = new ArrayList<Move>();
        var cells = new TreeMap<String, SortedMap<String, Cell>>();
        int notional = profiles.column("notional_usd");
        for (int row = 0; row < profiles.rows(); row++) {
            String tier = name(now, row);
            String segment = shown.segment(row);
            double usd = profiles.at(row, notional);
            cells.computeIfAbsent(tier, t -> new TreeMap<>()).merge(segment,
                    new Cell(tier, segment, 1, Double.isNaN(usd) ? 0 : usd), Migration::plus);
            double old = present.of(now.segment()[row]).halfBp();
            double proposed = shown.advice().of(shown.assignments().segment()[row]).halfBp();
            if (old != proposed && usd > 0) {
                moves.add(weighed.move(row, tier, segment, usd, old, proposed));
            }
        }
        moves.sort(Comparator.comparingDouble(Migration::weight).reversed().thenComparing(Move::account));
        int known = Math.toIntExact(IntStream.of(now.segment()).filter(s -> s >= 0).count());
        var value = value(verdict, shown.segmentation().method());
        return new Migration(cells.values().stream().flatMap(r -> r.values().stream()).toList(), List.copyOf(moves),
                value.flatMap(PrecisionCard.Value::overPresent), value.map(PrecisionCard.Value::basis).orElse(""),
                shown.segmentation().method(), known, tiers.tierOf().size() - known);
    }

    private static double weight(Move move) {
        return Double.isNaN(move.effectUsd) ? -1 : Math.abs(move.effectUsd);
    }

    private static Cell plus(Cell a, Cell b) {
        return new Cell(a.tier, a.segment, a.accounts + b.accounts, a.notionalUsd + b.notionalUsd);
    }

    private static String name(Assignments given, int row) {
        return given.segment()[row] < 0 ? "" : given.segments().get(given.segment()[row]);
    }

    /// The value of a method on the basis that names the champion, under the middle assumption.
    private static Optional<PrecisionCard.Value> value(Verdict verdict, String method) {
        String wanted = verdict.judgedBy().name();
        return verdict.cards().stream().filter(card -> card.method().equals(method))
                .flatMap(card -> card.value().stream())
                .flatMap(found -> found instanceof Finding.Measured<PrecisionCard.Value> measured
                        ? Stream.of(measured.value()) : Stream.empty())
                .filter(value -> value.basis().equals(wanted)).findFirst();
    }

    /// One line for the summary.
    String sentence() {
        long moved = moves.stream().mapToLong(m -> 1).sum();
        long all = cells.stream().mapToLong(Cell::accounts).sum();
        double usd = cells.stream().mapToDouble(Cell::notionalUsd).sum();
        double movedUsd = moves.stream().mapToDouble(Move::notionalUsd).sum();
        var out = new StringBuilder(String.format(Locale.ROOT,
                "current tiers: %,d of %,d accounts have one; by %s %,d accounts (%.1f %% of notional) would be quoted otherwise",
                known, all, method, moved, usd > 0 ? 100 * movedUsd / usd : 0));
        effect.ifPresent(e -> out.append(String.format(Locale.ROOT,
                "; in the judged window that earned %.2f USD per million more (%.2f to %.2f, %s)", e.estimate(),
                e.low(), e.high(), basis)));
        if (!moves.isEmpty()) {
            out.append("; look first at ").append(String.join(", ",
                    moves.stream().limit(NAMED).map(Move::account).toList()));
        }
        if (strangers > 0) {
            out.append(String.format(Locale.ROOT, "; %,d accounts of the file did not trade", strangers));
        }
        return out.toString();
    }

    /// Tier by segment.
    Table matrix() {
        int n = cells.size();
        return new Table("migration", "The desk's present tiers against the segments shown.",
                List.of(text("current_tier", "The tier today; absent for accounts without one.", n,
                        i -> cells.get(i).tier()),
                        text("segment", "The segment shown; absent where the method abstained.", n,
                                i -> cells.get(i).segment()),
                        new Column.Longs("accounts", "1", "Accounts in both.",
                                cells.stream().mapToLong(Cell::accounts).toArray()),
                        new Column.Numbers("notional_usd", "USD", "Their notional.",
                                cells.stream().mapToDouble(Cell::notionalUsd).toArray())));
    }

    /// Accounts that would be quoted otherwise.
    Table accounts() {
        int n = moves.size();
        return new Table("migration_accounts",
                "Accounts that would be quoted otherwise than today, the largest effect first.",
                List.of(text("account", "The account.", n, i -> moves.get(i).account()),
                        text("current_tier", "Its tier today; absent when it has none.", n, i -> moves.get(i).tier()),
                        text("segment", "Its segment; absent when the method abstained.", n,
                                i -> moves.get(i).segment()),
                        numbers("notional_usd", "USD", "Notional of its flow.", Move::notionalUsd),
                        numbers("adverse_bp_shrunk", "bp", "Its own adverse selection, shrunk; + = the house loses.",
                                Move::adverseBp),
                        numbers("current_half_spread_bp", "bp", "Half spread its tier would be advised.",
                                Move::presentHalfBp),
                        numbers("proposed_half_spread_bp", "bp", "Half spread its segment is advised.",
                                Move::proposedHalfBp),
                        numbers("effect_usd", "USD",
                                "Gain of the house on this account's flow by the change, at the demand the widths were chosen by.",
                                Move::effectUsd),
                        numbers("client_usd", "USD", "What the account then pays more, likewise.", Move::clientUsd)));
    }

    private Column numbers(String name, String unit, String meaning,
            ToDoubleFunction<Move> value) {
        return new Column.Numbers(name, unit, meaning, moves.stream().mapToDouble(value).toArray());
    }

    private static Column text(String name, String meaning, int rows,
            IntFunction<String> value) {
        return ResultTables.text(name, meaning, rows, i -> value.apply(i).isEmpty() ? null : value.apply(i));
    }
}

package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import io.assay.core.policy.quote.demand.QuoteFunnel.Row;
import io.assay.core.policy.quote.demand.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// The quote funnel as a table: one row a segment and part.
public final class FunnelTable {
    private final List<Row> rows;
    private final List<Column> columns = new ArrayList<>();

    private FunnelTable(List<Row> rows) {
        this.rows = rows;
    }

    /// What every program gets.
    ///
    /// @param cut name of the column that tells parts of a segment apart; empty = none
    public static Table of(List<Row> rows, String cut) {
        return new FunnelTable(rows).named(cut).counts().covers().looks().table();
    }

    /// What fits a screen: shares with their intervals, covers and rejects.
    public static Table brief(List<Row> rows, String cut) {
        return new FunnelTable(rows).named(cut).longs("requests", "Requests.", Row::requests)
                .longs("quoted", "Of them, given a price.", row -> row.quoted().count())
                .longs("unknown", "Given a price, answer not recorded.", Row::unknown)
                .share("hit", "Taken by the client, of those whose answer is known.", Row::hit)
                .numbers("won_cover_bp", "bp", "Best other quote less ours, where ours was taken.", Row::wonCoverBp)
                .numbers("lost_cover_bp", "bp", "The same where it was not.", Row::lostCoverBp)
                .share("rejected", "Rejected by us, of those the client took.", row -> row.lastLook().rejected())
                .numbers("asymmetry_bp", "bp", "Move before a no less move before a yes.",
                        row -> row.lastLook().asymmetryBp().estimate())
                .table();
    }

    private FunnelTable named(String cut) {
        columns.add(ResultTables.text("segment", "The segment; (none) for accounts without one, (all) for all.",
                rows.size(), i -> rows.get(i).segment()));
        if (!cut.isEmpty()) {
            columns.add(ResultTables.text(cut, "Size in USD, or time in UTC.", rows.size(), i -> rows.get(i).cut()));
        }
        return this;
    }

    private FunnelTable counts() {
        return longs("accounts", "Accounts that asked.", Row::accounts).longs("requests", "Requests.", Row::requests)
                .longs("quoted", "Of them, given a price.", row -> row.quoted().count())
                .share("quoted_share", "Quoted of all.", Row::quoted)
                .longs("unknown", "Given a price, answer not recorded.", Row::unknown)
                .longs("answered", "Given a price, answer known.", row -> row.hit().of())
                .longs("accepted", "Taken by the client; those we rejected, too.", row -> row.hit().count())
                .share("hit", "Accepted of answered.", Row::hit)
                .numbers("hit_design_effect", "1", "How many of these tell as much as one alone, by account.",
                        row -> row.hit().designEffect())
                .numbers("filled_share", "share", "Notional traded of notional quoted, answered only.",
                        Row::filledShare);
    }

    private FunnelTable covers() {
        return longs("won_covers", "Accepted, and the best other quote is recorded.", Row::wonCover)
                .numbers("won_cover_bp", "bp", "Best other quote less ours: room that was left.", Row::wonCoverBp)
                .longs("lost_covers", "Missed, and the best other quote is recorded.", Row::lostCover)
                .numbers("lost_cover_bp", "bp", "The same: below 0 = ours was wider by so much.", Row::lostCoverBp);
    }

    private FunnelTable looks() {
        return longs("rejected_count", "Accepted by the client, rejected by us.",
                row -> row.lastLook().rejected().count())
                .share("rejected", "Rejected of accepted.", row -> row.lastLook().rejected())
                .numbers("hold_accepted_ms", "ms", "Median time held before a yes.",
                        row -> row.lastLook().holdAcceptedMs())
                .numbers("hold_rejected_ms", "ms", "Median time held before a no.",
                        row -> row.lastLook().holdRejectedMs())
                .longs("moves", "Accepted by the client, and the move meanwhile is recorded.",
                        row -> row.lastLook().moves())
                .numbers("move_accepted_bp", "bp", "Mean move against us before a yes.",
                        row -> row.lastLook().moveAcceptedBp())
                .numbers("move_rejected_bp", "bp", "Mean move against us before a no.",
                        row -> row.lastLook().moveRejectedBp())
                .numbers("asymmetry_bp", "bp", "The second less the first.",
                        row -> row.lastLook().asymmetryBp().estimate())
                .numbers("asymmetry_low_bp", "bp", "Lower end of its 95 % interval, by account.",
                        row -> row.lastLook().asymmetryBp().low())
                .numbers("asymmetry_high_bp", "bp", "Upper end.", row -> row.lastLook().asymmetryBp().high())
                .share("rejected_against", "Rejected where the price moved against us.",
                        row -> row.lastLook().rejectedAgainst())
                .share("rejected_for", "Rejected where it moved in our favour.",
                        row -> row.lastLook().rejectedFor());
    }

    private Table table() {
        return new Table("funnel", "From requests to trades.", columns);
    }

    private FunnelTable longs(String name, String comment, ToLongFunction<Row> value) {
        columns.add(new Column.Longs(name, "1", comment, rows.stream().mapToLong(value).toArray()));
        return this;
    }

    private FunnelTable numbers(String name, String unit, String comment, ToDoubleFunction<Row> value) {
        columns.add(new Column.Numbers(name, unit, comment, rows.stream().mapToDouble(value).toArray()));
        return this;
    }

    private FunnelTable share(String name, String comment, Function<Row, Share> value) {
        return numbers(name, "share", comment, row -> value.apply(row).share().estimate())
                .numbers(name + "_low", "share", "Lower end of its 95 % interval (Wilson, by account).",
                        row -> value.apply(row).share().low())
                .numbers(name + "_high", "share", "Upper end.", row -> value.apply(row).share().high());
    }
}

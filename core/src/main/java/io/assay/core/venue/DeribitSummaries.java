package io.assay.core.venue;

import io.assay.core.event.Equity;
import io.assay.core.event.Event;
import io.assay.core.event.Reason;
import java.util.List;

/// Deribit's account summaries: what each currency compartment is worth, and the initial margin it binds.
final class DeribitSummaries extends DeribitRows {
    static final Format FORMAT = Format.of("Deribit account summaries", Deribit.VENUE,
            List.of("currency", "equity", "margin_balance", "available_funds"), List.of("currency", "equity"),
            List.of("balance", "initial_margin", "maintenance_margin", "available_withdrawal_funds", "session_rpl",
                    "session_upl", "total_pl", "futures_pl", "futures_session_rpl", "futures_session_upl",
                    "options_pl", "options_session_rpl", "options_session_upl", "options_delta", "options_gamma",
                    "options_vega", "options_theta", "options_value", "delta_total", "projected_delta_total",
                    "projected_initial_margin", "projected_maintenance_margin", "estimated_liquidation_ratio",
                    "estimated_liquidation_ratio_map", "fee_balance", "additional_reserve", "spot_reserve",
                    "margin_model", "portfolio_margining_enabled", "cross_collateral_enabled", "limits",
                    "delta_total_map", "options_gamma_map", "options_vega_map", "options_theta_map", "total_equity_usd",
                    "total_initial_margin_usd", "total_maintenance_margin_usd", "total_margin_balance_usd",
                    "total_delta_total_usd", "locked_balance", "fee_group", "fees", "change_margin_model_api_limit",
                    "has_non_block_chain_equity", "timestamp", "id", "type", "creation_timestamp", "user_id",
                    "email", "username", "ip", "system_name", "login_enabled", "tfa_enabled", "mmp_enabled",
                    "interuser_transfers_enabled", "referrer_id", "security_keys_enabled", "deposit_address",
                    "affiliate_rewards", "self_trading_reject_mode", "self_trading_extended_to_subaccounts",
                    "disable_kyc_verification", "receive_notifications", "trading_products_details", "hp_system_name"),
            DeribitSummaries::new);

    private DeribitSummaries(Source source, EventSink sink) {
        super(source, sink);
    }

    @Override
    public void row(Row row) {
        dropPersonal(row);
        long timeNs = row.has("timestamp") ? row.millisTime("timestamp") : answeredNs(row);
        if (timeNs == Event.UNTIMED) {
            sink.skipped("an account summary that does not say when", row.line());
            sink.warning("account summaries in " + source.name() + " do not say when they were taken and are not used: "
                    + "keep the whole answer, whose usOut does");
            return;
        }
        var account = account(row, "id", owner(row));
        var currency = row.name("currency", Reason.BAD_NAME);
        row.required("equity");
        var equity = row.floating("equity");
        var margin = row.floating("initial_margin");
        var fault = row.fault();
        if (fault != null) {
            reject(fault);
        } else if (equity != null) {
            sink.event(new Equity(account, currency, timeNs, currency, equity, margin), row.line());
        }
    }

    /// The user id, where the answer is the extended one: an answer's own `id` is no user.
    private static String owner(Row row) {
        if (row.has("id")) {
            return row.text("id");
        }
        boolean extended = !row.around("email").isEmpty() || !row.around("username").isEmpty()
                || !row.around("system_name").isEmpty();
        return extended ? row.around("id") : row.around("user_id");
    }
}

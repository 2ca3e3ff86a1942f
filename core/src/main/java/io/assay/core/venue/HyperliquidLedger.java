package io.assay.core.venue;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.Reason;
import io.assay.core.event.Transfer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What moved an account's money beside trading (`userFunding`, `userNonFundingLedgerUpdates`): `{time,hash,delta}`
/// told apart by `delta.type`. An account's own money in is positive, whoever began the transfer; fees of
/// transfers are not read, since the venue does not say whether they are within the amount.
///
/// Compartments: the empty one is the default perpetuals account, `spot` the balances, any other a market of its
/// own builder.
final class HyperliquidLedger implements RowDecoder {
    static final Format FORMAT = Format.of("Hyperliquid funding and ledger updates", HyperliquidContext.VENUE,
            List.of("time", "hash", "delta"), List.of("time", "delta"), List.of("hash"),
            (source, sink) -> new HyperliquidLedger(sink));
    private static final String SPOT = "spot";
    /// Kinds that move no money between the account and anybody else.
    private static final Set<String> WITHIN = Set.of("activateDexAbstraction", "cDeposit", "cWithdrawal",
            "delegation");

    private final EventSink sink;

    private HyperliquidLedger(EventSink sink) {
        this.sink = sink;
    }

    @Override
    public void row(Row row) {
        long timeNs = row.millisTime("time");
        var type = row.name("delta.type", Reason.BAD_NAME);
        var account = HyperliquidContext.account(row);
        if (type.equals("funding")) {
            HyperliquidFunding.payment(row, timeNs, "delta.", account, sink);
            return;
        }
        var events = new Entry(row, account, timeNs, new ArrayList<>()).of(type);
        var fault = row.fault();
        if (fault != null) {
            sink.reject(fault);
        } else if (events.isEmpty()) {
            sink.skipped("a ledger entry that moves no money of the account (" + type + ")", row.line());
        } else {
            events.forEach(event -> sink.event(event, row.line()));
        }
    }

    /// One entry of the ledger and what it came to.
    private record Entry(Row row, String account, long timeNs, List<AccountEvent> events) {
        List<AccountEvent> of(String type) {
            switch (type) {
                case "deposit", "vaultDistribution", "vaultLeaderCommission" -> move("", "usdc", 1);
                case "withdraw", "vaultCreate" -> move("", "usdc", -1);
                case "vaultDeposit" -> move("", "usdc", isMe("vault") ? 1 : -1);
                case "vaultWithdraw" -> move("", "netWithdrawnUsd", isMe("vault") ? -1 : 1);
                case "internalTransfer", "subAccountTransfer" -> between("usdc", "", "");
                case "spotTransfer" -> between("amount", SPOT, SPOT);
                case "send" -> between("amount", row.text("delta.sourceDex"), row.text("delta.destinationDex"));
                case "accountClassTransfer" -> {
                    int toPerp = row.flag("delta.toPerp") ? 1 : -1;
                    move("", "usdc", toPerp);
                    move(SPOT, "usdc", -toPerp);
                }
                case "rewardsClaim", "spotGenesis" -> move(SPOT, "amount", 1);
                case "cStakingTransfer" -> move(SPOT, "amount", row.flag("delta.isDeposit") ? -1 : 1);
                case "deployGasAuction", "gossipPriorityGasAuction", "accountActivationGas" ->
                        move(SPOT, "amount", -1);
                case "borrowLend" -> move(SPOT, "amount", borrowed());
                case "liquidation" -> liquidation();
                default -> {
                    if (!WITHIN.contains(type)) {
                        row.refuse(Reason.BAD_NAME, "delta.type", type);
                    }
                }
            }
            return events;
        }

        /// @param sign of the amount as the account feels it
        private void move(String bucket, String field, int sign) {
            row.required("delta." + field);
            var amount = row.number("delta." + field);
            var token = row.has("delta.token") && !field.equals("usdc") ? row.id("delta.token") : "USDC";
            if (amount != null) {
                events.add(new Transfer(account, bucket, timeNs, sign < 0 ? amount.negate() : amount, token));
            }
        }

        private void between(String field, String from, String to) {
            boolean sent = isMe("user");
            boolean received = isMe("destination");
            if (!sent && !received && row.fault() == null) {
                row.refuse(Reason.BAD_ACCOUNT, "delta.user", row.text("delta.user"));
            }
            if (sent && received && from.equals(to)) {
                return;
            }
            if (sent) {
                move(from, field, -1);
            }
            if (received) {
                move(to, field, 1);
            }
        }

        private boolean isMe(String field) {
            return HyperliquidContext.account(row, "delta." + field, row.required("delta." + field)).equals(account);
        }

        private int borrowed() {
            var operation = row.required("delta.operation");
            return switch (operation) {
                case "withdraw", "borrow" -> 1;
                case "supply", "repay" -> -1;
                default -> {
                    row.refuse(Reason.BAD_NAME, "delta.operation", operation);
                    yield 1;
                }
            };
        }

        private void liquidation() {
            row.required("delta.liquidatedNtlPos");
            var notional = row.number("delta.liquidatedNtlPos");
            events.add(new LiquidationNotice(account, timeNs, notional == null ? BigDecimal.ZERO : notional));
        }
    }
}

package io.assay.core.profile;

import io.assay.core.event.AccountEvent;
import io.assay.core.event.AccountLog;
import io.assay.core.event.Equity;
import io.assay.core.event.FundingPayment;
import io.assay.core.event.LiquidationNotice;
import io.assay.core.event.OrderUpdate;
import io.assay.core.event.PositionReport;
import io.assay.core.event.Transfer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What sources said of accounts beside their fills, by account, in an order that does not depend on how it arrived.
///
/// A state (equity, position, step of an order, notice) said twice is one. Payments and transfers keep the number
/// the [AccountLog] gives them, since two equal payments of one second may both be true.
public final class AccountFacts {
    /// No source said anything beside fills.
    public static final AccountFacts NONE = new AccountFacts(Map.of());

    private final Map<String, Facts> byAccount;

    private AccountFacts(Map<String, Facts> byAccount) {
        this.byAccount = byAccount;
    }

    /// What is known of one account; each list in order of time, then of content.
    record Facts(List<Equity> equities, List<PositionReport> positions, List<FundingPayment> payments,
            List<Transfer> transfers, List<OrderUpdate> orders, List<LiquidationNotice> notices) {
        static final Facts NOTHING = new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public static AccountFacts of(AccountLog log) {
        var equities = byAccount(log.all(Equity.class));
        var positions = byAccount(log.all(PositionReport.class));
        var payments = byAccount(log.all(FundingPayment.class));
        var transfers = byAccount(log.all(Transfer.class));
        var orders = byAccount(log.all(OrderUpdate.class));
        var notices = byAccount(log.all(LiquidationNotice.class));
        var all = new HashMap<String, Facts>();
        for (var map : List.of(equities, positions, payments, transfers, orders, notices)) {
            for (String account : map.keySet()) {
                all.computeIfAbsent(account, name -> new Facts(once(equities, name), once(positions, name),
                        sorted(payments, name), sorted(transfers, name), once(orders, name), once(notices, name)));
            }
        }
        return new AccountFacts(all);
    }

    Facts of(String account) {
        return byAccount.getOrDefault(account, Facts.NOTHING);
    }

    private static <T extends AccountEvent> Map<String, List<T>> byAccount(List<T> events) {
        var out = new HashMap<String, List<T>>();
        for (var event : events) {
            out.computeIfAbsent(event.account(), name -> new ArrayList<>()).add(event);
        }
        return out;
    }

    private static <T extends AccountEvent> List<T> once(Map<String, List<T>> events, String account) {
        return sorted(events, account).stream().distinct().toList();
    }

    /// Facts of one instant in the order of what they say: any fixed order does.
    private static <T extends AccountEvent> List<T> sorted(Map<String, List<T>> events, String account) {
        var out = new ArrayList<>(events.getOrDefault(account, List.of()));
        out.sort(Comparator.<T>comparingLong(AccountEvent::timeNs).thenComparing(AccountEvent::toString));
        return List.copyOf(out);
    }
}

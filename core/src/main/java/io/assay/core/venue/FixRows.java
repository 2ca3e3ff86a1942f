package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Contract;
import io.assay.core.event.Decimals;
import io.assay.core.event.Event;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reason;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What the decoders of FIX messages share. Numbers in brackets in messages to people are tags.
///
/// **Whose**: Account (1), else the PartyID (448) of a customer account (role 24), of a client (3) or of a position
/// account (38), else the source's. **When**: TransactTime (60), else SendingTime (52), both UTC. **What**: a symbol is
/// described by the first message that has SecurityType (167) with all it needs (a future's multiplier 231 and currency
/// 15, an option's strike 202, right 201 and expiry 541 too); without one it waits.
abstract class FixRows extends EventRows {
    /// Tags of the standard; those above 5000 are a sender's own and nobody reads them.
    static final List<String> STANDARD = IntStream.rangeClosed(1, 4999).mapToObj(Integer::toString).toList();
    static final Map<String, Side> SIDES = Map.of("1", Side.BUY, "2", Side.SELL, "5", Side.SELL, "6", Side.SELL);
    private static final List<String> ROLES = List.of("24", "3", "38");
    private static final Pattern TIME = Pattern
            .compile("([0-9]{4})([0-9]{2})([0-9]{2})-([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,9})?)");
    private static final Pattern DAY = Pattern.compile("[0-9]{8}");

    FixRows(EventSink sink) {
        super(sink);
    }

    static String account(Row row) {
        var account = row.text("1");
        for (int i = 0; i < ROLES.size() && account.isEmpty(); i++) {
            for (var party : row.parts("453")) {
                if (account.isEmpty() && party.text("452").equals(ROLES.get(i))) {
                    account = party.text("448");
                }
            }
        }
        if (account.isEmpty()) {
            return row.sourceAccount("1");
        }
        if (!Texts.isName(account)) {
            row.refuse(Reason.BAD_ACCOUNT, "1", account);
        }
        return account;
    }

    static long time(Row row) {
        var field = row.has("60") ? "60" : "52";
        var parts = TIME.matcher(row.text(field));
        return row.time(field, !parts.matches() ? EventTime.BAD
                : EventTime.ofIso(parts.group(1) + '-' + parts.group(2) + '-' + parts.group(3) + 'T' + parts.group(4)));
    }

    static String symbol(Row row) {
        return row.name("55", Reason.BAD_NAME);
    }

    /// Why the trade happened, by TrdType (828) and MultiLegReportingType (442).
    static Cause cause(Row row) {
        return switch (row.text("828")) {
            case "", "0" -> row.text("442").equals("2") ? Cause.COMBO_LEG : Cause.NORMAL;
            case "1", "22", "38", "54" -> Cause.BLOCK;
            case String other -> Cause.UNKNOWN;
        };
    }

    final void finish(Row row, List<? extends Event> events) {
        refuseUnreadableContract(row);
        finish(row, isDescribed(row.text("55")) ? Optional.empty() : Optional.of(instrument(row)), events);
    }

    /// A contract that is stated and cannot be read is refused with its fill: the fill would wait for ever.
    private static void refuseUnreadableContract(Row row) {
        row.number("231");
        row.number("202");
        if (row.has("541") && expiry(row.text("541")) == Event.UNTIMED) {
            row.refuse(Reason.BAD_TIME, "541", row.text("541"));
        }
    }

    /// What a message says of its symbol.
    static Instrument instrument(Row row) {
        var symbol = row.text("55");
        var currency = row.text("15");
        var multiplier = Decimals.parse(row.text("231"));
        var pair = symbol.split("/", -1);
        return switch (row.text("167")) {
            case "FXSPOT", "CASH" -> pair.length == 2 && !pair[0].isEmpty() && !pair[1].isEmpty()
                    ? Instrument.of(symbol, InstrumentKind.SPOT, pair[0], pair[0], pair[1])
                    : Instrument.unknown(symbol);
            case "FUT", "PERP", "OPT" -> multiplier == null || multiplier.signum() <= 0
                    || !Decimals.isNarrow(multiplier) || currency.isEmpty()
                            ? Instrument.unknown(symbol)
                            : derivative(row, symbol, currency, multiplier);
            case String other -> Instrument.unknown(symbol);
        };
    }

    private static Instrument derivative(Row row, String symbol, String currency, BigDecimal multiplier) {
        long expiryNs = expiry(row.text("541"));
        var contract = Contract.PLAIN.withMultiplier(multiplier).withSettle(currency).withExpiry(expiryNs);
        var underlying = row.has("311") ? row.text("311") : symbol;
        if (!row.text("167").equals("OPT")) {
            var kind = row.text("167").equals("PERP") ? InstrumentKind.PERPETUAL : InstrumentKind.FUTURE;
            return Instrument.of(symbol, kind, underlying, "", currency).withContract(contract);
        }
        var option = option(row);
        return option == null || expiryNs == Event.UNTIMED
                ? Instrument.unknown(symbol)
                : Instrument.of(symbol, InstrumentKind.OPTION, underlying, "", currency)
                        .withContract(contract.withOption(option));
    }

    /// PutOrCall (201): 0 is a put, 1 a call.
    private static Contract.@Nullable Option option(Row row) {
        var strike = Decimals.parse(row.text("202"));
        var right = row.text("201");
        return strike == null || strike.signum() <= 0 || (!right.equals("0") && !right.equals("1"))
                ? null
                : new Contract.Option(strike, right.equals("1"), false);
    }

    /// The end of MaturityDate (541), which says no hour.
    private static long expiry(String day) {
        try {
            return !DAY.matcher(day).matches() ? Event.UNTIMED
                    : LocalDate.of(Integer.parseInt(day.substring(0, 4)), Integer.parseInt(day.substring(4, 6)),
                            Integer.parseInt(day.substring(6))).plusDays(1).atStartOfDay()
                            .toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
        } catch (DateTimeException noSuchDay) {
            return Event.UNTIMED;
        }
    }
}

package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.Decimals;
import io.assay.core.event.Fill;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import io.assay.core.event.Side;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes a [Fill] of the texts of a Hyperliquid fill, or says which field forbids it.
///
/// Layout (userFills, userFillsByTime, node_fills): numbers are decimal strings, `time` counts
/// milliseconds, `side` is B or A as seen from the account, `crossed` marks the taker.
final class HyperliquidFill {
    private final RawFill raw;
    private final Source source;
    private @Nullable Reject reject;

    private HyperliquidFill(RawFill raw, Source source) {
        this.raw = raw;
        this.source = source;
    }

    static void decode(RawFill raw, Source source, EventSink sink) {
        var decoder = new HyperliquidFill(raw, source);
        var fill = decoder.fill();
        if (fill != null) {
            sink.event(fill, raw.line);
        } else if (decoder.reject != null) {
            sink.reject(decoder.reject);
        }
    }

    private @Nullable Fill fill() {
        if (raw.twice != null) {
            return refused(Reason.TWICE, raw.twice, "", null);
        }
        if (raw.noText != null) {
            return refused(Reason.BAD_NAME, raw.noText, "true or false", null);
        }
        var account = account();
        var coin = name("coin", required("coin", raw.coin));
        long timeNs = time(required("time", raw.time));
        var side = side(required("side", raw.side));
        var price = amount("px", required("px", raw.px));
        var quantity = amount("sz", required("sz", raw.sz));
        var before = number("startPosition", required("startPosition", raw.startPosition));
        var dir = required("dir", raw.dir);
        var tid = id("tid", required("tid", raw.tid));
        var oid = raw.oid == null ? "" : id("oid", raw.oid);
        var twap = raw.twapId == null ? "" : id("twapId", raw.twapId);
        var liquidity = liquidity(required("crossed", raw.crossed));
        var fee = number("fee", raw.fee);
        var pnl = number("closedPnl", raw.closedPnl);
        long block = raw.block == null ? -1 : height(raw.block);
        if (reject != null) {
            return null;
        }
        boolean isTwap = !twap.isEmpty();
        var currency = fee == null ? "" : raw.feeToken == null ? "USDC" : raw.feeToken;
        return new Fill(account, coin, timeNs, raw.receivedNs, block, raw.place, side, price, quantity, liquidity,
                cause(account, dir, isTwap), fee, currency, tid, 0, oid, before, pnl);
    }

    private String account() {
        var user = raw.user == null ? source.account() : raw.user;
        if (user.isEmpty()) {
            return refused(Reason.NO_ACCOUNT, "user", "", "");
        }
        var account = Hyperliquid.account(user);
        return account.isEmpty() ? refused(Reason.BAD_ACCOUNT, "user", user, "") : account;
    }

    private Cause cause(String account, String dir, boolean twap) {
        if (!raw.liquidation) {
            return Hyperliquid.cause(dir, twap);
        }
        var byDir = Hyperliquid.cause(dir, twap);
        boolean backstop = "backstop".equals(raw.liquidationMethod);
        if (raw.liquidatedUser == null) {
            return byDir.isFlow() ? Cause.UNKNOWN : byDir;
        }
        if (raw.liquidatedUser.toLowerCase(Locale.ROOT).equals(account)) {
            return backstop ? Cause.BACKSTOP : Cause.LIQUIDATED;
        }
        return switch (byDir) {
            case ADL, SETTLEMENT, DUST, VAULT_NET, CONVERSION, UNKNOWN -> byDir;
            case NORMAL, TWAP, LIQUIDATED, BACKSTOP, LIQUIDATOR, BACKSTOP_TAKER, BLOCK, RFQ, COMBO_LEG ->
                    backstop ? Cause.BACKSTOP_TAKER : Cause.LIQUIDATOR;
        };
    }

    private String required(String field, @Nullable String value) {
        return value == null ? refused(Reason.MISSING_FIELD, field, "", "") : value;
    }

    private long time(String text) {
        long timeNs = reject != null ? 0 : EventTime.ofMillis(text);
        if (timeNs == EventTime.BAD) {
            refused(Reason.BAD_TIME, "time", text, "");
        } else if (reject == null && !EventTime.inRange(timeNs, source.latestNs())) {
            refused(Reason.TIME_OUT_OF_RANGE, "time", text, "");
        }
        return timeNs;
    }

    private Side side(String text) {
        return switch (text) {
            case "B" -> Side.BUY;
            case "A" -> Side.SELL;
            default -> refused(Reason.BAD_SIDE, "side", text, Side.BUY);
        };
    }

    private Liquidity liquidity(String text) {
        return switch (text) {
            case "true" -> Liquidity.TAKER;
            case "false" -> Liquidity.MAKER;
            default -> refused(Reason.BAD_FLAG, "crossed", text, Liquidity.UNKNOWN);
        };
    }

    private BigDecimal amount(String field, String text) {
        var value = number(field, text);
        if (value == null) {
            return BigDecimal.ONE;
        }
        if (value.signum() <= 0) {
            return refused(Reason.NOT_POSITIVE, field, text, BigDecimal.ONE);
        }
        return Decimals.isNarrow(value) ? value : refused(Reason.TOO_WIDE, field, text, BigDecimal.ONE);
    }

    private @Nullable BigDecimal number(String field, @Nullable String text) {
        if (text == null || reject != null) {
            return null;
        }
        var value = Decimals.parse(text);
        if (value == null) {
            refused(Reason.BAD_NUMBER, field, text, "");
        }
        return value;
    }

    private String name(String field, String text) {
        return reject != null || Texts.isName(text) ? text : refused(Reason.BAD_NAME, field, text, "");
    }

    private long height(String text) {
        var digits = id("block_number", text);
        return reject != null ? -1 : digits.length() <= 18 ? Long.parseLong(digits)
                : refused(Reason.BAD_ID, "block_number", text, -1L);
    }

    private String id(String field, String text) {
        boolean digits = !text.isEmpty() && text.length() <= 40;
        for (int i = 0; i < text.length() && digits; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits || reject != null ? text : refused(Reason.BAD_ID, field, text, "");
    }

    /// Keeps the first refusal of the row and lets the reading go on with a stand-in.
    private <T extends @Nullable Object> T refused(Reason reason, String field, String value, T standIn) {
        if (reject == null) {
            reject = new Reject(reason, source.name(), raw.line, field, value);
        }
        return standIn;
    }
}

package io.assay.core.venue;

import io.assay.core.event.FillBlock;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;

/// Reads a fill that is written as the venue's node writes most: its fields in their order, without blanks, of names met before.
/// Only values are looked for; what stands between them is compared as a whole.
///
/// It gives up on anything else, and [HyperliquidLine] reads the fill field by field.
final class HyperliquidUsual {
    private static final int NOT = ByteScan.NOT;
    private static final int TEXT_MAX = 32;
    private static final int ADDRESS = 42;
    private static final int HASH = 66;
    private static final int CLIENT_ID = 34;
    private static final int TIME = 13;
    private static final long MILLI_NS = 1_000_000;

    private static final Seam TO_USER = Seam.of("{\"user\":\"");
    private static final Seam USER_TO_COIN = Seam.of("\",\"coin\":\"");
    private static final Seam TO_COIN = Seam.of("{\"coin\":\"");
    private static final Seam TO_PRICE = Seam.of("\",\"px\":\"");
    private static final Seam TO_SIZE = Seam.of("\",\"sz\":\"");
    private static final Seam TO_SIDE = Seam.of("\",\"side\":\"");
    private static final Seam TO_TIME = Seam.of("\",\"time\":");
    private static final Seam TO_START = Seam.of(",\"startPosition\":\"");
    private static final Seam TO_DIRECTION = Seam.of("\",\"dir\":\"");
    private static final Seam TO_PNL = Seam.of("\",\"closedPnl\":\"");
    private static final Seam TO_HASH = Seam.of("\",\"hash\":\"");
    private static final Seam TO_ORDER = Seam.of("\",\"oid\":");
    private static final Seam TO_CROSSED = Seam.of(",\"crossed\":");
    /// By whether the fill took.
    private static final Seam[] TO_FEE = {Seam.of("false,\"fee\":\""), Seam.of("true,\"fee\":\"")};
    private static final Seam TO_BUILDER_FEE = Seam.of("\",\"builderFee\":\"");
    private static final Seam TO_TRADE = Seam.of("\",\"tid\":");
    private static final Seam TO_CLIENT_ID = Seam.of(",\"cloid\":\"");
    private static final Seam CLIENT_ID_TO_TOKEN = Seam.of("\",\"feeToken\":\"");
    private static final Seam TO_TOKEN = Seam.of(",\"feeToken\":\"");
    private static final Seam TO_BUILDER = Seam.of("\",\"builder\":\"");
    private static final Seam TO_TWAP = Seam.of("\",\"twapId\":");
    private static final Seam NO_TWAP = Seam.of("\",\"twapId\":null");
    private static final Side[] SIDES = {Side.SELL, Side.BUY};
    private static final Liquidity[] LIQUIDITIES = {Liquidity.MAKER, Liquidity.TAKER};

    private final Source source;
    private final HyperliquidNames names;
    private final ByteScan scan = new ByteScan();
    private int account;
    private int direction;
    private int tokenEnd;
    private int side;
    private int taker;
    private boolean isTwap;
    private long pnl;
    private byte pnlScale;
    private long orderId;
    private long fee;
    private byte feeScale;

    HyperliquidUsual(Source source, HyperliquidNames names) {
        this.source = source;
        this.names = names;
    }

    /// Reads a fill into the row begun last.
    ///
    /// @param from stands [PlainLines#ROOM] bytes or more before the end of the array; what is looked at is shorter
    /// @param owner number of the account that what stands around the fill names, or nobody
    /// @return place behind the fill, or [ByteScan#NOT]: nothing optional is in the row then
    int read(byte[] bytes, int from, int owner, FillBlock into) {
        account = owner;
        int at = who(bytes, from);
        at = at == NOT ? NOT : trade(bytes, at, into);
        at = at == NOT ? NOT : position(bytes, at, into);
        at = at == NOT ? NOT : order(bytes, at, into);
        int token = at == NOT ? NOT : token(bytes, at);
        at = token < 0 ? NOT : end(bytes, tokenEnd);
        if (at == NOT) {
            return NOT;
        }
        into.account(account);
        into.what(SIDES[side], LIQUIDITIES[taker], names.cause(direction, isTwap));
        into.currency(token);
        into.realisedPnl(pnl, pnlScale);
        into.orderId(orderId);
        into.fee(fee, feeScale);
        return account == HyperliquidNames.NOBODY ? NOT : at;
    }

    /// Behind what opens the coin.
    private int who(byte[] bytes, int from) {
        if (!TO_USER.isAt(bytes, from)) {
            return TO_COIN.isAt(bytes, from) ? from + TO_COIN.length() : NOT;
        }
        int at = from + TO_USER.length();
        int end = at + ADDRESS;
        if (!USER_TO_COIN.isAt(bytes, end)) {
            return NOT;
        }
        account = names.users.metLong(bytes, at, end);
        if (account == HyperliquidNames.NOBODY && ByteScan.isPlain(bytes, at, end)) {
            account = names.users.of(bytes, at, end);
        }
        return account == HyperliquidNames.NOBODY ? NOT : end + USER_TO_COIN.length();
    }

    /// From the coin to behind what opens the position before.
    private int trade(byte[] bytes, int from, FillBlock into) {
        int at = EightBytes.find(bytes, from, from + TEXT_MAX, '"');
        int coin = names.coins.met(bytes, from, at);
        if (coin < 0 || !TO_PRICE.isAt(bytes, at)) {
            return NOT;
        }
        at = scan.number(bytes, at + TO_PRICE.length());
        if (at == NOT || scan.number <= 0 || !TO_SIZE.isAt(bytes, at)) {
            return NOT;
        }
        into.instrument(coin);
        into.price(scan.number, scan.scale);
        at = scan.number(bytes, at + TO_SIZE.length());
        if (at == NOT || scan.number <= 0 || !TO_SIDE.isAt(bytes, at)) {
            return NOT;
        }
        into.quantity(scan.number, scan.scale);
        at += TO_SIDE.length();
        side = bytes[at] - 'A';
        if ((side & ~1) != 0 || !TO_TIME.isAt(bytes, at + 1)) {
            return NOT;
        }
        at += 1 + TO_TIME.length();
        long timeNs = EightBytes.digits(bytes, at, at + TIME) * MILLI_NS;
        into.time(timeNs);
        // out of range as well: what are no digits, or begins with a zero
        boolean isTime = EventTime.inRange(timeNs, source.latestNs());
        return isTime && TO_START.isAt(bytes, at + TIME) ? at + TIME + TO_START.length() : NOT;
    }

    /// From the position before to behind what opens the order's number.
    private int position(byte[] bytes, int from, FillBlock into) {
        int at = scan.number(bytes, from);
        if (at == NOT || !TO_DIRECTION.isAt(bytes, at)) {
            return NOT;
        }
        into.positionBefore(scan.number, scan.scale);
        at += TO_DIRECTION.length();
        int end = EightBytes.find(bytes, at, at + TEXT_MAX, '"');
        direction = names.directionMet(bytes, at, end);
        if (direction < 0 || !TO_PNL.isAt(bytes, end)) {
            return NOT;
        }
        at = scan.number(bytes, end + TO_PNL.length());
        if (at == NOT || !TO_HASH.isAt(bytes, at)) {
            return NOT;
        }
        pnl = scan.number;
        pnlScale = scan.scale;
        at += TO_HASH.length();
        boolean isHash = ByteScan.isPlain(bytes, at, at + HASH) && TO_ORDER.isAt(bytes, at + HASH);
        return isHash ? at + HASH + TO_ORDER.length() : NOT;
    }

    /// From the order's number to behind the trade's.
    private int order(byte[] bytes, int from, FillBlock into) {
        int at = scan.longCount(bytes, from);
        if (at == NOT || !TO_CROSSED.isAt(bytes, at)) {
            return NOT;
        }
        orderId = scan.number;
        at += TO_CROSSED.length();
        // the bit that tells t from f
        taker = bytes[at] >> 4 & 1;
        var toFee = TO_FEE[taker];
        if (!toFee.isAt(bytes, at)) {
            return NOT;
        }
        at = scan.number(bytes, at + toFee.length());
        if (at == NOT) {
            return NOT;
        }
        fee = scan.number;
        feeScale = scan.scale;
        if (!TO_TRADE.isAt(bytes, at)) {
            at = TO_BUILDER_FEE.isAt(bytes, at) ? scan.number(bytes, at + TO_BUILDER_FEE.length()) : NOT;
            if (at == NOT || !TO_TRADE.isAt(bytes, at)) {
                return NOT;
            }
        }
        at = scan.longCount(bytes, at + TO_TRADE.length());
        into.tradeId(scan.number);
        return at;
    }

    /// Number of the token behind the trade's number, which ends at [#tokenEnd]; negative of none met before.
    private int token(byte[] bytes, int from) {
        int at = from;
        boolean isNamed = TO_CLIENT_ID.isAt(bytes, at);
        if (isNamed) {
            at += TO_CLIENT_ID.length() + CLIENT_ID;
            if (!ByteScan.isPlain(bytes, at - CLIENT_ID, at)) {
                return NOT;
            }
        }
        var toToken = isNamed ? CLIENT_ID_TO_TOKEN : TO_TOKEN;
        if (!toToken.isAt(bytes, at)) {
            return NOT;
        }
        at += toToken.length();
        tokenEnd = EightBytes.find(bytes, at, at + TEXT_MAX, '"');
        return names.tokens.met(bytes, at, tokenEnd);
    }

    /// From behind the token to behind the fill.
    private int end(byte[] bytes, int from) {
        int at = from;
        if (TO_BUILDER.isAt(bytes, at)) {
            at += TO_BUILDER.length() + ADDRESS;
            if (!ByteScan.isPlain(bytes, at - ADDRESS, at)) {
                return NOT;
            }
        }
        isTwap = !NO_TWAP.isAt(bytes, at);
        at += isTwap ? TO_TWAP.length() : NO_TWAP.length();
        if (isTwap) {
            int digits = EightBytes.digits(EightBytes.at(bytes, at));
            if (!TO_TWAP.isAt(bytes, at - TO_TWAP.length()) || digits == 0 || bytes[at] == '0') {
                return NOT;
            }
            at += digits;
        }
        if (account == HyperliquidNames.NOBODY) {
            account = names.owner();
        }
        return bytes[at] == '}' ? at + 1 : NOT;
    }
}

package io.assay.core.venue;

import io.assay.core.event.FillDraft;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a line of Hyperliquid's fills straight from its bytes where it is written as the venue's node and answers write it: one
/// fill, an `[account, fill]` pair or a block of such pairs.
///
/// What it reads, it reads as [HyperliquidJson] does, to the last digit. Whatever is out of the ordinary (an escape, a field
/// it does not know, one given twice, a liquidation, a value that is refused) it leaves to [HyperliquidJson], the whole line of it; nothing was handed on then. A test holds
/// the two against each other over every line of the samples with every byte of it changed.
public final class HyperliquidLine {
    /// Fills of one line.
    private static final int FILLS_MAX = 10_000;
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] EVENTS = ascii("\"events\":");
    private static final byte[] BLOCK_NUMBER = ascii("\"block_number\":");
    private static final byte[] BLOCK_TIME = ascii("\"block_time\":");
    private static final byte[] LOCAL_TIME = ascii("\"local_time\":");

    /// Fields of a fill, in the order in which the node writes them.
    private enum Key {
        COIN("coin"),
        PX("px"),
        SZ("sz"),
        SIDE("side"),
        TIME("time"),
        START("startPosition"),
        DIR("dir"),
        PNL("closedPnl"),
        HASH("hash"),
        OID("oid"),
        CROSSED("crossed"),
        FEE("fee"),
        BUILDER_FEE("builderFee"),
        TID("tid"),
        CLOID("cloid"),
        FEE_TOKEN("feeToken"),
        TWAP("twapId"),
        BUILDER("builder"),
        USER("user");

        private static final Key[] ALL = values();
        private static final int NEEDED = COIN.bit() | PX.bit() | SZ.bit() | SIDE.bit() | TIME.bit() | START.bit()
                | DIR.bit() | CROSSED.bit() | TID.bit();

        private final byte[] written;

        Key(String name) {
            written = ascii('"' + name + "\":");
        }

        private int bit() {
            return 1 << ordinal();
        }
    }

    private final Source source;
    private final EventSink sink;
    private final ByteScan scan = new ByteScan();
    private final ByteNames users = new ByteNames(Hyperliquid::account);
    private final ByteNames coins = new ByteNames(coin -> Texts.isName(coin) ? coin : "");
    private final ByteNames words = new ByteNames(word -> word);
    /// The field that came after each the last time: the next line is most likely written alike.
    private final int[] next = new int[Key.ALL.length + 1];
    private final List<FillDraft> drafts = new ArrayList<>();
    private int read;
    private String direction = "";
    private String asked = "";
    private String owner = "";

    public HyperliquidLine(Source source, EventSink sink) {
        this.source = source;
        this.sink = sink;
        for (int i = 0; i < next.length; i++) {
            next[i] = i % Key.ALL.length;
        }
    }

    /// Hands on the fills of a line; false, and nothing handed on, where somebody else has to read it.
    ///
    /// @param number of the line in its source
    public boolean read(byte[] bytes, int from, int to, long number) {
        scan.over(bytes, from, to);
        read = 0;
        boolean plain = scan.isAt('[') ? pair(-1, -1) : isBlock() ? block() : fill("", -1, -1);
        if (!plain || scan.at != to) {
            return false;
        }
        for (int i = 0; i < read; i++) {
            sink.draft(drafts.get(i), number);
        }
        return true;
    }

    private boolean isBlock() {
        int at = scan.at;
        boolean block = scan.take('{') && (scan.take(LOCAL_TIME) || scan.take(BLOCK_TIME) || scan.take(BLOCK_NUMBER));
        scan.at = at;
        return block;
    }

    /// `{"local_time": text, "block_time": text, "block_number": count, "events": [pair, ...]}`
    private boolean block() {
        scan.take('{');
        if (scan.take(LOCAL_TIME) && !(blank() && scan.text() && scan.take(','))) {
            return false;
        }
        if (scan.take(BLOCK_TIME) && !(blank() && scan.text() && scan.take(','))) {
            return false;
        }
        if (!(scan.take(BLOCK_NUMBER) && blank() && scan.count() && scan.take(','))) {
            return false;
        }
        long height = scan.number;
        if (!(scan.take(EVENTS) && blank() && scan.take('['))) {
            return false;
        }
        for (int place = 0; !scan.isAt(']'); place++) {
            if ((place > 0 && !scan.take(',')) || !pair(height, place)) {
                return false;
            }
        }
        scan.at++;
        return closes('}');
    }

    /// `[account, fill]`
    private boolean pair(long block, long place) {
        if (!(scan.take('[') && scan.text())) {
            return false;
        }
        var user = users.of(scan.bytes, scan.textFrom, scan.textTo);
        return !user.isEmpty() && scan.take(',') && fill(user, block, place) && closes(']');
    }

    private boolean closes(char c) {
        boolean is = scan.isAt(c);
        scan.at++;
        return is;
    }

    /// A blank that some writers put between a name and its value.
    private boolean blank() {
        scan.at += scan.isAt(' ') ? 1 : 0;
        return true;
    }

    private boolean fill(String user, long block, long place) {
        if (read == FILLS_MAX || !scan.take('{')) {
            return false;
        }
        var fill = draft();
        fill.account = user;
        fill.block = block;
        fill.place = place;
        int seen = 0;
        int last = Key.ALL.length;
        boolean twap = false;
        do {
            int key = key(last);
            if (key < 0 || (seen & 1 << key) != 0) {
                return false;
            }
            seen |= 1 << key;
            last = key;
            blank();
            var name = Key.ALL[key];
            if (name == Key.TWAP) {
                twap = !scan.take(NULL);
                if (twap && !scan.count()) {
                    return false;
                }
            } else if (!value(name, fill)) {
                return false;
            }
        } while (scan.take(','));
        return closes('}') && (seen & Key.NEEDED) == Key.NEEDED && whole(fill, twap, (seen & Key.USER.bit()) != 0);
    }

    private FillDraft draft() {
        if (read == drafts.size()) {
            drafts.add(new FillDraft());
        }
        var fill = drafts.get(read++);
        fill.orderId = FillDraft.NONE;
        fill.feeScale = FillDraft.ABSENT;
        fill.feeCurrency = "";
        fill.pnlScale = FillDraft.ABSENT;
        return fill;
    }

    /// Which field stands here, -1 for one not known.
    private int key(int last) {
        if (scan.take(Key.ALL[next[last]].written)) {
            return next[last];
        }
        for (int k = 0; k < Key.ALL.length; k++) {
            if (scan.take(Key.ALL[k].written)) {
                next[last] = k;
                return k;
            }
        }
        return -1;
    }

    private boolean value(Key key, FillDraft fill) {
        return switch (key) {
            case COIN -> {
                fill.instrument = text(coins);
                yield !fill.instrument.isEmpty();
            }
            case PX -> {
                boolean read = scan.decimal() && scan.number > 0;
                fill.price = scan.number;
                fill.priceScale = scan.scale;
                yield read;
            }
            case SZ -> {
                boolean read = scan.decimal() && scan.number > 0;
                fill.quantity = scan.number;
                fill.quantityScale = scan.scale;
                yield read;
            }
            case SIDE -> side(fill);
            case TIME -> time(fill);
            case START -> {
                boolean read = scan.decimal();
                fill.positionBefore = scan.number;
                fill.positionScale = scan.scale;
                yield read;
            }
            case DIR -> {
                direction = text(words);
                yield !direction.isEmpty();
            }
            case PNL -> scan.take(NULL) || pnl(fill);
            case FEE -> scan.take(NULL) || fee(fill);
            case FEE_TOKEN -> {
                fill.feeCurrency = text(words);
                yield !fill.feeCurrency.isEmpty();
            }
            case OID -> {
                boolean read = scan.count();
                fill.orderId = scan.number;
                yield read;
            }
            case TID -> {
                boolean read = scan.count();
                fill.tradeId = scan.number;
                yield read;
            }
            case CROSSED -> crossed(fill);
            case USER -> {
                fill.account = text(users);
                yield !fill.account.isEmpty();
            }
            case HASH, CLOID, BUILDER, BUILDER_FEE -> scan.text() || scan.take(NULL);
            case TWAP -> throw new IllegalStateException("read by its caller");
        };
    }

    /// What is made of the text that stands here; empty when there is none or it cannot be used.
    private String text(ByteNames names) {
        return scan.text() ? names.of(scan.bytes, scan.textFrom, scan.textTo) : "";
    }

    private boolean side(FillDraft fill) {
        if (!scan.text() || scan.textTo - scan.textFrom != 1) {
            return false;
        }
        byte side = scan.bytes[scan.textFrom];
        fill.side = side == 'B' ? Side.BUY : Side.SELL;
        return side == 'B' || side == 'A';
    }

    private boolean time(FillDraft fill) {
        if (!scan.count() || scan.number > Long.MAX_VALUE / 1_000_000) {
            return false;
        }
        fill.timeNs = scan.number * 1_000_000;
        return EventTime.inRange(fill.timeNs, source.latestNs());
    }

    private boolean pnl(FillDraft fill) {
        boolean read = scan.decimal();
        fill.realisedPnl = scan.number;
        fill.pnlScale = scan.scale;
        return read;
    }

    private boolean fee(FillDraft fill) {
        boolean read = scan.decimal();
        fill.fee = scan.number;
        fill.feeScale = scan.scale;
        return read;
    }

    private boolean crossed(FillDraft fill) {
        fill.liquidity = scan.isAt('t') ? Liquidity.TAKER : Liquidity.MAKER;
        return scan.take(TRUE) || scan.take(FALSE);
    }

    /// What only all fields together tell.
    private boolean whole(FillDraft fill, boolean twap, boolean ownUser) {
        fill.cause = Hyperliquid.cause(direction, twap);
        if (fill.feeScale == FillDraft.ABSENT) {
            fill.feeCurrency = "";
        } else if (fill.feeCurrency.isEmpty()) {
            fill.feeCurrency = "USDC";
        }
        if (fill.account.isEmpty() && !ownUser) {
            var account = source.account();
            if (!account.equals(asked)) {
                asked = account;
                owner = account.isEmpty() ? "" : Hyperliquid.account(account);
            }
            fill.account = owner;
        }
        return !fill.account.isEmpty();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

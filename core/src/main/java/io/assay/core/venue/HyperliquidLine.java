package io.assay.core.venue;

import io.assay.core.event.FillBlock;
import io.assay.core.event.Liquidity;
import io.assay.core.event.Side;
import java.nio.charset.StandardCharsets;

/// Reads lines of Hyperliquid's fills straight from their bytes where they are written as the venue's node and answers write them:
/// one fill, an `[account, fill]` pair or a block of such pairs.
///
/// What it reads, it reads as [HyperliquidJson] does, to the last digit. Whatever is out of the ordinary (an escape, a field
/// it does not know, one given twice, a liquidation, a value that is refused) it leaves to [HyperliquidJson], the whole line of it;
/// nothing of it is in the block then. A test holds the two against each other over every line of the samples with every byte of
/// it changed.
///
/// A usual fill is read in one go ([HyperliquidUsual]). Of any other it guesses that it is written like the one before it: the same
/// fields in the same order, texts of the same length. A wrong guess costs time and nothing else. One reader serves one thread.
public final class HyperliquidLine implements PlainLines<FillBlock> {
    /// Fills of one line.
    private static final int FILLS_MAX = 10_000;
    private static final long MILLI_NS = 1_000_000;
    private static final int NOBODY = HyperliquidNames.NOBODY;
    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] EVENTS = ascii("\"events\":");
    private static final byte[] BLOCK_NUMBER = ascii("\"block_number\":");
    private static final byte[] BLOCK_TIME = ascii("\"block_time\":");
    private static final byte[] LOCAL_TIME = ascii("\"local_time\":");

    private final Source source;
    private final ByteScan scan = new ByteScan();
    private final HyperliquidNames names;
    private final HyperliquidUsual usual;
    /// The field that came after each the last time.
    private final int[] next = new int[HyperliquidKey.COUNT + 1];
    /// How long the text of each field was the last time.
    private final int[] lengths = new int[HyperliquidKey.COUNT];
    private FillBlock fills;
    private int line;
    private int direction;
    private int token;
    private int user;
    private boolean twap;
    private Side side = Side.BUY;
    private Liquidity liquidity = Liquidity.UNKNOWN;

    public HyperliquidLine(Source source) {
        this.source = source;
        names = new HyperliquidNames(source);
        usual = new HyperliquidUsual(source, names);
        fills = names.block();
        for (int i = 0; i < next.length; i++) {
            next[i] = i % HyperliquidKey.COUNT;
        }
    }

    @Override
    public FillBlock block() {
        return names.block();
    }

    @Override
    public int read(byte[] bytes, int from, int to, FillBlock into, int number) {
        fills = into;
        line = number;
        int at = value(bytes, from, to);
        int end = at == NOT ? NOT : lineEnd(bytes, at, to);
        if (end == NOT) {
            into.drop();
        } else {
            into.commit();
        }
        return end;
    }

    @Override
    public void finish(FillBlock block) {
        names.finish(block);
    }

    @Override
    public void learn(byte[] plain) {
        // no line needs another to be understood
    }

    private static int lineEnd(byte[] bytes, int at, int to) {
        int end = isAt(bytes, at, to, '\r') ? at + 1 : at;
        return end == to || bytes[end] == '\n' ? end : NOT;
    }

    private int value(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '[') {
            return pair(bytes, from, to, -1, -1);
        }
        int at = ByteScan.take(bytes, from, to, '{');
        if (at == NOT) {
            return NOT;
        }
        // a fill begins with another letter
        boolean mayBe = at + 1 < to && (bytes[at + 1] == 'b' || bytes[at + 1] == 'l');
        boolean block = mayBe
                && (ByteScan.take(bytes, at, to, LOCAL_TIME) != NOT || ByteScan.take(bytes, at, to, BLOCK_TIME) != NOT
                        || ByteScan.take(bytes, at, to, BLOCK_NUMBER) != NOT);
        return block ? block(bytes, at, to) : fill(bytes, from, to, NOBODY, -1, -1);
    }

    /// `{"local_time": text, "block_time": text, "block_number": count, "events": [pair, ...]}` behind its first character.
    private int block(byte[] bytes, int from, int to) {
        int at = moment(bytes, from, to, LOCAL_TIME);
        at = at == NOT ? NOT : moment(bytes, at, to, BLOCK_TIME);
        at = at == NOT ? NOT : named(bytes, at, to, BLOCK_NUMBER);
        at = at == NOT ? NOT : scan.count(bytes, at, to);
        at = at == NOT ? NOT : ByteScan.take(bytes, at, to, ',');
        long height = scan.number;
        at = at == NOT ? NOT : named(bytes, at, to, EVENTS);
        at = at == NOT ? NOT : ByteScan.take(bytes, at, to, '[');
        for (int place = 0; at != NOT && !isAt(bytes, at, to, ']'); place++) {
            at = place == 0 ? at : ByteScan.take(bytes, at, to, ',');
            at = at == NOT ? NOT : pair(bytes, at, to, height, place);
        }
        return at == NOT ? NOT : closes(bytes, at + 1, to, '}');
    }

    /// Behind a name, its text and a comma, or where it began when it is not there.
    private static int moment(byte[] bytes, int from, int to, byte[] name) {
        int at = named(bytes, from, to, name);
        if (at == NOT) {
            return from;
        }
        at = ByteScan.text(bytes, at, to, 0);
        return at == NOT ? NOT : ByteScan.take(bytes, at, to, ',');
    }

    /// Behind a name and the blank that some writers put before its value.
    private static int named(byte[] bytes, int from, int to, byte[] name) {
        int at = ByteScan.take(bytes, from, to, name);
        return at == NOT ? NOT : ByteScan.blank(bytes, at, to);
    }

    /// `[account, fill]`
    private int pair(byte[] bytes, int from, int to, long height, long place) {
        int at = ByteScan.take(bytes, from, to, '[');
        int close = at == NOT ? NOT : text(bytes, at, to, HyperliquidKey.USER);
        if (close == NOT) {
            return NOT;
        }
        int account = names.users.of(bytes, at + 1, close - 1);
        at = account == NOBODY ? NOT : ByteScan.take(bytes, close, to, ',');
        at = at == NOT ? NOT : fill(bytes, at, to, account, height, place);
        return at == NOT ? NOT : closes(bytes, at, to, ']');
    }

    private static boolean isAt(byte[] bytes, int at, int to, char c) {
        return at < to && bytes[at] == c;
    }

    private static int closes(byte[] bytes, int at, int to, char c) {
        return isAt(bytes, at, to, c) ? at + 1 : NOT;
    }

    private int fill(byte[] bytes, int from, int to, int account, long height, long place) {
        if (fills.begun() == FILLS_MAX) {
            return NOT;
        }
        fills.begin(line, height, place);
        int end = from + ROOM <= bytes.length ? usual.read(bytes, from, account, fills) : NOT;
        return end == NOT || end > to ? fields(bytes, from, to, account) : end;
    }

    /// Reads a fill whose fields stand in any order.
    private int fields(byte[] bytes, int from, int to, int account) {
        int at = ByteScan.take(bytes, from, to, '{');
        if (at == NOT) {
            return NOT;
        }
        user = account;
        token = names.noToken;
        twap = false;
        int seen = 0;
        int last = HyperliquidKey.COUNT;
        for (int more = at; more != NOT; more = ByteScan.take(bytes, at, to, ',')) {
            int key = key(bytes, more, to, last);
            if (key < 0 || (seen & 1 << key) != 0) {
                return NOT;
            }
            var name = HyperliquidKey.ALL[key];
            seen |= 1 << key;
            last = key;
            at = field(name, bytes, ByteScan.blank(bytes, more + name.length(), to), to);
            if (at == NOT) {
                return NOT;
            }
        }
        boolean whole = (seen & HyperliquidKey.NEEDED) == HyperliquidKey.NEEDED && isWhole();
        return whole ? closes(bytes, at, to, '}') : NOT;
    }

    /// Which field stands here, negative for one not known.
    private int key(byte[] bytes, int at, int to, int last) {
        if (HyperliquidKey.ALL[next[last]].isAt(bytes, at, to)) {
            return next[last];
        }
        for (int ahead = 1; ahead <= HyperliquidKey.COUNT; ahead++) {
            int key = (last + ahead) % HyperliquidKey.COUNT;
            if (HyperliquidKey.ALL[key].isAt(bytes, at, to)) {
                next[last] = key;
                return key;
            }
        }
        return NOT;
    }

    private int field(HyperliquidKey key, byte[] bytes, int at, int to) {
        return switch (key) {
            case COIN -> coin(bytes, at, to);
            case PX -> {
                int end = scan.decimal(bytes, at, to);
                fills.price(scan.number, scan.scale);
                yield scan.number > 0 ? end : NOT;
            }
            case SZ -> {
                int end = scan.decimal(bytes, at, to);
                fills.quantity(scan.number, scan.scale);
                yield scan.number > 0 ? end : NOT;
            }
            case SIDE -> side(bytes, at, to);
            case TIME -> time(bytes, at, to);
            case START -> {
                int end = scan.decimal(bytes, at, to);
                fills.positionBefore(scan.number, scan.scale);
                yield end;
            }
            case DIR -> direction(bytes, at, to);
            case PNL -> isAt(bytes, at, to, 'n') ? ByteScan.take(bytes, at, to, NULL) : pnl(bytes, at, to);
            case FEE -> isAt(bytes, at, to, 'n') ? ByteScan.take(bytes, at, to, NULL) : fee(bytes, at, to);
            case FEE_TOKEN -> token(bytes, at, to);
            case OID -> {
                int end = scan.count(bytes, at, to);
                fills.orderId(scan.number);
                yield end;
            }
            case TID -> {
                int end = scan.count(bytes, at, to);
                fills.tradeId(scan.number);
                yield end;
            }
            case CROSSED -> {
                boolean taker = isAt(bytes, at, to, 't');
                liquidity = taker ? Liquidity.TAKER : Liquidity.MAKER;
                yield ByteScan.take(bytes, at, to, taker ? TRUE : FALSE);
            }
            case USER -> user(bytes, at, to);
            case TWAP -> {
                twap = !isAt(bytes, at, to, 'n');
                yield twap ? scan.count(bytes, at, to) : ByteScan.take(bytes, at, to, NULL);
            }
            case HASH, CLOID, BUILDER, BUILDER_FEE -> isAt(bytes, at, to, 'n') ? ByteScan.take(bytes, at, to, NULL)
                    : text(bytes, at, to, key);
        };
    }

    private int text(byte[] bytes, int at, int to, HyperliquidKey key) {
        int end = ByteScan.text(bytes, at, to, lengths[key.ordinal()]);
        lengths[key.ordinal()] = end == NOT ? 0 : end - at - 2;
        return end;
    }

    private int coin(byte[] bytes, int at, int to) {
        int end = text(bytes, at, to, HyperliquidKey.COIN);
        int coin = end == NOT ? ByteNames.UNUSABLE : names.coins.of(bytes, at + 1, end - 1);
        fills.instrument(coin);
        return coin == ByteNames.UNUSABLE ? NOT : end;
    }

    private int user(byte[] bytes, int at, int to) {
        int end = text(bytes, at, to, HyperliquidKey.USER);
        user = end == NOT ? NOBODY : names.users.of(bytes, at + 1, end - 1);
        return user == NOBODY ? NOT : end;
    }

    private int token(byte[] bytes, int at, int to) {
        int end = text(bytes, at, to, HyperliquidKey.FEE_TOKEN);
        token = end == NOT ? ByteNames.UNUSABLE : names.tokens.of(bytes, at + 1, end - 1);
        return token == ByteNames.UNUSABLE ? NOT : end;
    }

    private int direction(byte[] bytes, int at, int to) {
        int end = text(bytes, at, to, HyperliquidKey.DIR);
        direction = end == NOT ? ByteNames.UNUSABLE : names.direction(bytes, at + 1, end - 1);
        return direction == ByteNames.UNUSABLE ? NOT : end;
    }

    private int side(byte[] bytes, int at, int to) {
        if (at + 3 > to || bytes[at] != '"' || bytes[at + 2] != '"') {
            return NOT;
        }
        byte letter = bytes[at + 1];
        side = letter == 'B' ? Side.BUY : Side.SELL;
        return letter == 'B' || letter == 'A' ? at + 3 : NOT;
    }

    private int time(byte[] bytes, int at, int to) {
        int end = scan.count(bytes, at, to);
        if (end == NOT || scan.number > Long.MAX_VALUE / MILLI_NS) {
            return NOT;
        }
        long timeNs = scan.number * MILLI_NS;
        fills.time(timeNs);
        return EventTime.inRange(timeNs, source.latestNs()) ? end : NOT;
    }

    private int pnl(byte[] bytes, int at, int to) {
        int end = scan.decimal(bytes, at, to);
        fills.realisedPnl(scan.number, scan.scale);
        return end;
    }

    private int fee(byte[] bytes, int at, int to) {
        int end = scan.decimal(bytes, at, to);
        fills.fee(scan.number, scan.scale);
        return end;
    }

    /// What only all fields together tell; false where the account is not known or cannot be used.
    private boolean isWhole() {
        fills.what(side, liquidity, names.cause(direction, twap));
        fills.currency(!fills.hasFee() ? names.noToken : token == names.noToken ? names.usdc : token);
        if (user == NOBODY) {
            user = names.owner();
        }
        fills.account(user);
        return user != NOBODY;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package io.assay.core.venue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Fields of a Hyperliquid fill, in the order in which the venue's node writes them, each found by its name in quotation marks and
/// the colon behind it: 5 to 16 bytes, compared as two words that may overlap.
enum HyperliquidKey {
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

    static final HyperliquidKey[] ALL = values();
    static final int COUNT = ALL.length;
    /// Bits of the fields without which there is no fill.
    static final int NEEDED = COIN.bit() | PX.bit() | SZ.bit() | SIDE.bit() | TIME.bit() | START.bit() | DIR.bit()
            | CROSSED.bit() | TID.bit();

    private final byte[] written;
    private final long head;
    private final long headMask;
    /// Where the second word begins: the last eight bytes, or the first again where there are no more.
    private final int tailFrom;
    private final long tail;
    private final long tailMask;

    HyperliquidKey(String name) {
        written = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
        var padded = Arrays.copyOf(written, 2 * Long.BYTES);
        head = EightBytes.at(padded, 0);
        headMask = mask(Math.min(written.length, Long.BYTES));
        tailFrom = Math.max(0, written.length - Long.BYTES);
        tail = EightBytes.at(padded, tailFrom);
        tailMask = tailFrom == 0 ? headMask : mask(Long.BYTES);
    }

    int bit() {
        return 1 << ordinal();
    }

    int length() {
        return written.length;
    }

    boolean isAt(byte[] bytes, int at, int end) {
        if (at + 2 * Long.BYTES > bytes.length) {
            return ByteScan.take(bytes, at, end, written) != ByteScan.NOT;
        }
        return ((EightBytes.at(bytes, at) ^ head) & headMask) == 0
                && ((EightBytes.at(bytes, at + tailFrom) ^ tail) & tailMask) == 0 && at + written.length <= end;
    }

    /// Ones in the first `count` bytes, 1 to 8.
    private static long mask(int count) {
        return -1L >>> ((Long.BYTES - count) << 3);
    }
}

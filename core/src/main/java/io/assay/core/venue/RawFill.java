package io.assay.core.venue;

import io.assay.core.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of one Hyperliquid fill object as they stood in the source; null where a field is missing or `null`.
final class RawFill {
    /// Fields read by [HyperliquidFill] or known to be of no use here; any other name is worth a warning.
    static final List<String> IGNORED =
            List.of("hash", "liquidation", "cloid", "builder", "builderFee", "deployerFee", "priorityGas",
                    "feeTrialEscrow", "txIndex", "aggregatedCount");

    private static final List<String> TEXTS = List.of("coin", "dir", "feeToken", "user", "account", "address", "wallet",
            "slot");

    @Nullable
    String coin;
    @Nullable
    String px;
    @Nullable
    String sz;
    @Nullable
    String side;
    @Nullable
    String time;
    @Nullable
    String startPosition;
    @Nullable
    String dir;
    @Nullable
    String closedPnl;
    @Nullable
    String oid;
    @Nullable
    String crossed;
    @Nullable
    String fee;
    @Nullable
    String feeToken;
    @Nullable
    String tid;
    @Nullable
    String twapId;
    @Nullable
    String user;
    @Nullable
    String block;
    boolean liquidation;
    @Nullable
    String liquidatedUser;
    @Nullable
    String liquidationMethod;
    long line;
    long receivedNs = Event.UNTIMED;
    long place = -1;
    /// Whether the object these fields stood in is a fill at all: it names a field that only fills have.
    boolean isFill;
    /// A field given twice, with two meanings perhaps.
    @Nullable
    String twice;
    /// A field that should hold a text and holds true or false.
    @Nullable
    String noText;

    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    /// Takes a scalar field; false when the name means nothing here.
    boolean set(String name, @Nullable String value) {
        switch (name) {
            case "coin" -> coin = once(name, coin, value);
            case "px" -> px = ofFill(name, px, value);
            case "sz" -> sz = ofFill(name, sz, value);
            case "side" -> side = once(name, side, value);
            case "time" -> time = once(name, time, value);
            case "startPosition" -> startPosition = ofFill(name, startPosition, value);
            case "dir" -> dir = ofFill(name, dir, value);
            case "closedPnl" -> closedPnl = ofFill(name, closedPnl, value);
            case "oid" -> oid = once(name, oid, value);
            case "crossed" -> crossed = ofFill(name, crossed, value);
            case "fee" -> fee = once(name, fee, value);
            case "feeToken" -> feeToken = once(name, feeToken, value);
            case "tid" -> tid = ofFill(name, tid, value);
            case "twapId" -> twapId = once(name, twapId, value);
            case "user", "account", "address", "wallet", "slot" -> user = user == null ? value : user;
            case "block_number", "blockNumber" -> block = once(name, block, value);
            default -> {
                return IGNORED.contains(name);
            }
        }
        return true;
    }

    private @Nullable String ofFill(String name, @Nullable String held, @Nullable String value) {
        isFill = true;
        return once(name, held, value);
    }

    private @Nullable String once(String name, @Nullable String held, @Nullable String value) {
        if (held != null) {
            twice = name;
        }
        return value;
    }
}

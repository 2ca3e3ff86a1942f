package io.assay.core.venue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts of one Hyperliquid fill object as they stood in the source; null where a field is missing or `null`.
final class RawFill {
    /// Fields read by [HyperliquidFill] or known to be of no use here; any other name is worth a warning.
    static final List<String> IGNORED = List.of("hash", "cloid", "builder", "builderFee", "deployerFee", "priorityGas",
            "feeTrialEscrow", "txIndex", "aggregatedCount");

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
    int place = -1;

    /// Whether the object these fields stood in is a fill at all.
    boolean isFill() {
        return px != null || sz != null;
    }

    /// Takes a scalar field; false when the name means nothing here.
    boolean set(String name, @Nullable String value) {
        switch (name) {
            case "coin" -> coin = value;
            case "px" -> px = value;
            case "sz" -> sz = value;
            case "side" -> side = value;
            case "time" -> time = value;
            case "startPosition" -> startPosition = value;
            case "dir" -> dir = value;
            case "closedPnl" -> closedPnl = value;
            case "oid" -> oid = value;
            case "crossed" -> crossed = value;
            case "fee" -> fee = value;
            case "feeToken" -> feeToken = value;
            case "tid" -> tid = value;
            case "twapId" -> twapId = value;
            case "user", "account", "address", "wallet", "slot" -> user = user == null ? value : user;
            case "block_number", "blockNumber" -> block = value;
            default -> {
                return IGNORED.contains(name);
            }
        }
        return true;
    }
}

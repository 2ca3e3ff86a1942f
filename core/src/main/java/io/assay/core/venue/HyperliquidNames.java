package io.assay.core.venue;

import io.assay.core.event.Cause;
import io.assay.core.event.FillBlock;
import io.assay.core.event.FillNames;
import java.util.Arrays;

/// The names that a reader of Hyperliquid's fills met, by number, and what they mean.
final class HyperliquidNames {
    static final int NOBODY = ByteNames.UNUSABLE;

    final ByteNames users = new ByteNames(Hyperliquid::account);
    final ByteNames coins = new ByteNames(coin -> Texts.isName(coin) ? coin : "");
    final ByteNames tokens = new ByteNames(token -> token);
    final int noToken = tokens.add("");
    final int usdc = tokens.add("USDC");

    private final Source source;
    private final FillNames met = new FillNames();
    private final ByteNames directions = new ByteNames(direction -> direction);
    /// By number of the direction: what a fill was, as part of a TWAP order or not.
    private Cause[] causes = new Cause[8];
    private Cause[] twapCauses = new Cause[8];
    private String asked = "";
    private int owner = NOBODY;

    HyperliquidNames(Source source) {
        this.source = source;
    }

    FillBlock block() {
        return new FillBlock(met);
    }

    void finish(FillBlock block) {
        block.finish(users.fresh(), coins.fresh(), tokens.fresh());
    }

    /// Number of the direction of these bytes, negative where it cannot be used.
    int direction(byte[] bytes, int from, int to) {
        int direction = directions.of(bytes, from, to);
        for (var word : directions.fresh()) {
            if (direction >= causes.length) {
                causes = Arrays.copyOf(causes, direction * 2);
                twapCauses = Arrays.copyOf(twapCauses, direction * 2);
            }
            causes[direction] = Hyperliquid.cause(word, false);
            twapCauses[direction] = Hyperliquid.cause(word, true);
        }
        return direction;
    }

    /// Number of a direction met before, negative of any other.
    int directionMet(byte[] bytes, int from, int to) {
        return directions.met(bytes, from, to);
    }

    Cause cause(int direction, boolean twap) {
        return (twap ? twapCauses : causes)[direction];
    }

    /// Whose fills these are that do not say.
    int owner() {
        var account = source.account();
        if (!account.equals(asked)) {
            asked = account;
            var name = Hyperliquid.account(account);
            owner = name.isEmpty() ? NOBODY : users.add(name);
        }
        return owner;
    }
}

package io.assay.app.simulate;

import java.io.IOException;

/// Ids that follow from the number of an order: the account's own id of it and the hash of its transaction.
final class Ids {
    private Ids() {}

    /// 32 hexadecimal digits.
    static void clientId(AsciiWriter out, long order) throws IOException {
        out.text("0x").hex(Dice.mix(order), 16).hex(order, 16);
    }

    /// 64 hexadecimal digits, all zero for a TWAP slice.
    static void hash(AsciiWriter out, Trade trade) throws IOException {
        long seed = trade.hasZeroHash() ? 0 : trade.taker().order();
        out.text("0x");
        for (int word = 1; word <= 4; word++) {
            out.hex(seed == 0 ? 0 : Dice.mix(seed * 4 + word), 16);
        }
    }
}

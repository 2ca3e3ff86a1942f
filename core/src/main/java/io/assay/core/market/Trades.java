package io.assay.core.market;

import io.assay.core.event.Fills;
import java.util.Arrays;

/// Trades of one instrument as the fills show them: of each the row of its buyer and of its seller, -1 for a side that
/// is not in the data.
final class Trades {
    private int[] buyers;
    private int[] sellers;
    private int size;

    Trades(int capacity) {
        buyers = new int[Math.max(capacity, 16)];
        sellers = new int[buyers.length];
    }

    void add(int buyer, int seller) {
        if (size == buyers.length) {
            buyers = Arrays.copyOf(buyers, 2 * size);
            sellers = Arrays.copyOf(sellers, 2 * size);
        }
        buyers[size] = buyer;
        sellers[size++] = seller;
    }

    int size() {
        return size;
    }

    int buyer(int trade) {
        return buyers[trade];
    }

    int seller(int trade) {
        return sellers[trade];
    }

    /// A row of the trade: the later of two, the one there is of one.
    int row(int trade) {
        return Math.max(buyers[trade], sellers[trade]);
    }

    /// The side of a trade that stands first in its block; the one whose block is known if only one is.
    int first(Fills fills, int trade) {
        int buyer = buyers[trade];
        int seller = sellers[trade];
        if (buyer < 0 || seller < 0) {
            return row(trade);
        }
        if (fills.block(buyer) != fills.block(seller)) {
            return fills.block(buyer) > fills.block(seller) ? buyer : seller;
        }
        return fills.place(buyer) <= fills.place(seller) ? buyer : seller;
    }
}

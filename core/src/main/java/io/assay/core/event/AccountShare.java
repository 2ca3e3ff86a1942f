package io.assay.core.event;

/// Some of all accounts, by a fixed hash of their names: every account is in one share of as many as there are.
///
/// @param number from 0
/// @param of how many shares there are
public record AccountShare(int number, int of) {
    private static final int MIX = 0x9E3779B9;

    public AccountShare {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("share " + number + " of " + of);
        }
    }

    public boolean has(String account) {
        return numberOf(account, of) == number;
    }

    /// Number of the share an account is in.
    static int numberOf(String account, int of) {
        int mixed = account.hashCode() * MIX;
        return Math.floorMod(mixed ^ mixed >>> 15, of);
    }
}

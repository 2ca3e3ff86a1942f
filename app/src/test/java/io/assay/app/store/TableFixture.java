package io.assay.app.store;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of three rows with every kind of column and an absence in each.
final class TableFixture {
    static final String HOSTILE = "=HYPERLINK(\"http://x\";\"y\"),\r\nç✓";

    private TableFixture() {}

    static Table table() {
        var second = new BitSet();
        second.set(1);
        return new Table("profiles", "One row an account: it's a test.",
                List.of(new Column.Text("account", "", "Name as the venue gives it.", texts("0xaa", "-1+1", HOSTILE)),
                        new Column.Numbers("notional_usd", "USD", "Sum of price times size.",
                                new double[]{1e-7, Double.NaN, -1.5}),
                        new Column.Longs("fills", "", "Fills.", new long[]{1109260071634171L, 7, -3}, second),
                        new Column.Booleans("too_new", "Too new.", new boolean[]{true, true, false}, second),
                        new Column.Times("first_fill", "First fill.",
                                new long[]{1761584399797563798L, 5, -1}, second),
                        new Column.Decimals("fee", "USDC", "Fee.", texts("-0.000383", null, "12345678901234567890"))));
    }

    static @Nullable String[] texts(@Nullable String... values) {
        return values;
    }
}

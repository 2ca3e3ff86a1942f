package io.assay.app.pipeline;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 over canonical rows: of each table its name, its columns and every value, lengths before
/// texts and an absence mark before values, so that no two results share the bytes.
final class Digest {
    private final MessageDigest sha;

    private Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// @param tables in the order they count
    /// @param card the precision card as canonical text
    static String of(List<Table> tables, String card) {
        var digest = new Digest();
        for (var table : tables) {
            digest.text(table.name());
            digest.number(table.rows());
            for (var column : table.columns()) {
                digest.column(column);
            }
        }
        digest.text(card);
        return HexFormat.of().formatHex(digest.sha.digest());
    }

    private void column(Column column) {
        text(column.name());
        for (int row = 0; row < column.rows(); row++) {
            boolean absent = column.isAbsent(row);
            sha.update((byte) (absent ? 0 : 1));
            if (!absent) {
                value(column, row);
            }
        }
    }

    private void value(Column column, int row) {
        switch (column) {
            case Column.Text text -> text(String.valueOf(text.values()[row]));
            case Column.Numbers numbers -> number(Double.doubleToLongBits(numbers.values()[row] + 0.0));
            case Column.Longs longs -> number(longs.values()[row]);
            case Column.Booleans booleans -> sha.update((byte) (booleans.values()[row] ? 1 : 0));
            case Column.Times times -> number(times.epochNs()[row]);
            case Column.Decimals decimals -> text(String.valueOf(decimals.values()[row]));
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha.update(bytes);
    }

    private void number(long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}

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
    private static final int BUFFER = 1 << 13;

    private final MessageDigest sha;
    /// What is not yet handed to [#sha], in bytes big-endian: a value at a time costs more than hashing it.
    private final ByteBuffer waiting = ByteBuffer.allocate(BUFFER);

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
        digest.hand();
        return HexFormat.of().formatHex(digest.sha.digest());
    }

    private void column(Column column) {
        text(column.name());
        for (int row = 0; row < column.rows(); row++) {
            boolean absent = column.isAbsent(row);
            mark(!absent);
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
            case Column.Booleans booleans -> mark(booleans.values()[row]);
            case Column.Times times -> number(times.epochNs()[row]);
            case Column.Decimals decimals -> text(String.valueOf(decimals.values()[row]));
        }
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        if (bytes.length > waiting.capacity()) {
            hand();
            sha.update(bytes);
        } else {
            makeRoom(bytes.length);
            waiting.put(bytes);
        }
    }

    private void number(long number) {
        makeRoom(Long.BYTES);
        waiting.putLong(number);
    }

    private void mark(boolean isSet) {
        makeRoom(1);
        waiting.put((byte) (isSet ? 1 : 0));
    }

    private void makeRoom(int bytes) {
        if (waiting.remaining() < bytes) {
            hand();
        }
    }

    private void hand() {
        sha.update(waiting.flip());
        waiting.clear();
    }
}

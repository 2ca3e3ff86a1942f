package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.store.Column;
import io.assay.app.store.Table;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// What is hashed against a slow twin that writes every value into one array first.
class DigestBytesTest {
    @Test
    void a_digest_is_the_hash_of_every_value_with_its_length_or_absence_before_it() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            var tables = tables(new SplittableRandom(seed));
            String card = "c".repeat(seed * 1_000);
            assertThat(Digest.of(tables, card)).isEqualTo(twin(tables, card));
        }
    }

    private static List<Table> tables(SplittableRandom random) {
        var tables = new ArrayList<Table>();
        for (int t = 0; t < 3; t++) {
            int rows = 1 + random.nextInt(1_500);
            var texts = new String[rows];
            var numbers = new double[rows];
            var longs = new long[rows];
            var flags = new boolean[rows];
            var absent = new BitSet();
            for (int row = 0; row < rows; row++) {
                texts[row] = random.nextInt(5) == 0 ? null
                        : "é".repeat(random.nextInt(200) == 0 ? random.nextInt(9_000) : random.nextInt(30));
                numbers[row] = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble(-1, 1) * random.nextInt(2);
                longs[row] = random.nextLong();
                flags[row] = random.nextBoolean();
                absent.set(row, random.nextInt(7) == 0);
            }
            tables.add(new Table("t" + t, "", List.of(new Column.Text("text", "", "", texts),
                    new Column.Numbers("numbers", "", "", numbers), new Column.Longs("longs", "", "", longs, absent),
                    new Column.Booleans("flags", "", flags, absent), new Column.Times("times", "", longs, absent))));
        }
        return tables;
    }

    private static String twin(List<Table> tables, String card) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var table : tables) {
            text(out, table.name());
            out.writeLong(table.rows());
            for (var column : table.columns()) {
                text(out, column.name());
                for (int row = 0; row < column.rows(); row++) {
                    out.writeByte(column.isAbsent(row) ? 0 : 1);
                    if (!column.isAbsent(row)) {
                        value(out, column, row);
                    }
                }
            }
        }
        text(out, card);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }

    private static void value(DataOutputStream out, Column column, int row) throws IOException {
        switch (column) {
            case Column.Text text -> text(out, String.valueOf(text.values()[row]));
            case Column.Numbers numbers -> out.writeDouble(numbers.values()[row] + 0.0);
            case Column.Longs longs -> out.writeLong(longs.values()[row]);
            case Column.Booleans booleans -> out.writeBoolean(booleans.values()[row]);
            case Column.Times times -> out.writeLong(times.epochNs()[row]);
            case Column.Decimals decimals -> text(out, String.valueOf(decimals.values()[row]));
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeLong(bytes.length);
        out.write(bytes);
    }
}

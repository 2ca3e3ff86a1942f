package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void lines_keep_their_number_in_the_file() throws IOException {
        var read = CsvFile.read(file("\uFEFFName , x\n\na,1\n\n\"b, c\", NA\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(read.names()).containsExactly("Name", "x");
        assertThat(read.lines()).containsExactly(new CsvFile.Line(3, List.of("a", "1")),
                new CsvFile.Line(5, List.of("b, c", "NA")));
        assertThat(read.column(List.of("title", "name"))).isZero();
        assertThat(read.value(0, 1)).isEqualTo(1);
        assertThat(read.value(1, 1)).isNaN();
        assertThat(said(() -> read.values(1))).contains("x wants a number, not 'NA'", "line 5, column x");
        assertThat(said(() -> read.value(0, 0))).contains("Name wants a number, not 'a'", "line 3, column Name");
        assertThat(said(() -> read.column("name"))).contains("no column name", "did you mean Name?");
    }

    @Test
    void numbers_are_decimal_and_finite() throws IOException {
        String cells = "1e3,-2.5,+4,0x1p3,1d,Infinity,1e999,--1";
        var read = CsvFile.read(file("a,b,c,d,e,f,g,h\n".concat(cells).getBytes(StandardCharsets.UTF_8)));
        assertThat(new double[]{read.value(0, 0), read.value(0, 1), read.value(0, 2)}).containsExactly(1000, -2.5, 4);
        for (int c = 3; c < 8; c++) {
            int column = c;
            assertThat(said(() -> read.value(0, column))).contains("wants a number, not");
        }
    }

    @Test
    void packed_files_are_read_and_broken_ones_refused() throws IOException {
        var text = new StringBuilder("a,b\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i).append(',').append(i * 7919 % 10_007).append('\n');
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = packed.toByteArray();
        assertThat(NumberTable.read(file(whole), List.of(), Optional.empty()).rows()).isEqualTo(5000);
        var cut = file(Arrays.copyOf(whole, whole.length / 2));
        var error = catchThrowableOfType(UserError.class, () -> CsvFile.read(cut));
        assertThat(error.what()).startsWith("not whole");
        assertThat(error.exit()).isEqualTo(ExitCode.IO);
    }

    @Test
    void what_is_no_table_is_refused_with_its_line() throws IOException {
        assertThat(refused("a,b\n1,2,3\n")).contains("3 cells, the first one 2", "line 2");
        assertThat(refused("a,b\n1,\"2\n3,4\n")).contains("quotes do not close", "line 2");
        assertThat(refused("a,b,a\n1,2,3\n")).contains("the column a twice");
        assertThat(refused("a,b\n1,\u0000\n")).contains("not text", "line 2");
        assertThat(refused("PK\u0003\u0004....\n")).contains("an archive");
        assertThat(refused("")).contains("no values", "it is empty");
        var latin = file(new byte[]{'a', ',', 'b', '\n', (byte) 0xe9, ',', '1', '\n'});
        assertThat(said(() -> CsvFile.read(latin))).contains("not text", "line 2");
    }

    private String refused(String text) throws IOException {
        var file = file(text.getBytes(StandardCharsets.UTF_8));
        return said(() -> CsvFile.read(file));
    }

    private static String said(ThrowingCallable call) {
        var error = catchThrowableOfType(UserError.class, call);
        return error.what() + "|" + error.where() + "|" + error.why() + "|" + error.next();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("table.csv"), bytes);
    }
}

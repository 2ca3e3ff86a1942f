package io.assay.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Pages made here by the letter of the format, of all the kinds that are read, against the values they were made of.
class ColumnPagesTest {
    private static final int RLE_DICTIONARY = 8;
    private static final int ROWS = 3_000;

    private final SplittableRandom random = new SplittableRandom(7);

    /// Writes the pages of one column.
    private static final class Chunk {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final List<@Nullable String> said = new ArrayList<>();
        final boolean second;
        final boolean mayBeAbsent;

        Chunk(boolean second, boolean mayBeAbsent) {
            this.second = second;
            this.mayBeAbsent = mayBeAbsent;
        }

        void dictionary(List<String> texts) {
            var body = plain(texts);
            var header = new ByteArrayOutputStream();
            numbers(header, 2, body.length);
            header.write(0x4c);   // field 7, a struct, four behind field 3
            number(header, 1, texts.size());
            number(header, 1, 0);
            header.write(0);
            header.write(0);
            out.writeBytes(header.toByteArray());
            out.writeBytes(body);
        }

        /// @param numbers of the texts in the dictionary, empty for texts as they are
        void page(List<@Nullable String> texts, List<Integer> numbers) {
            said.addAll(texts);
            var present = new ArrayList<String>();
            var levels = new ArrayList<Integer>();
            for (var text : texts) {
                levels.add(text == null ? 0 : 1);
                if (text != null) {
                    present.add(text);
                }
            }
            byte[] level = mayBeAbsent ? runs(levels, 1) : new byte[0];
            var body = new ByteArrayOutputStream();
            if (mayBeAbsent && !second) {
                little(body, level.length);
            }
            body.writeBytes(level);
            if (numbers.isEmpty()) {
                body.writeBytes(plain(present));
            } else {
                body.write(5);
                body.writeBytes(runs(numbers, 5));
            }
            var header = new ByteArrayOutputStream();
            numbers(header, second ? 3 : 0, body.size());
            var crc = new CRC32();
            crc.update(body.toByteArray());
            number(header, 1, (int) crc.getValue());
            header.write(second ? 0x4c : 0x1c);   // field 8 or 5, a struct, behind field 4
            number(header, 1, texts.size());
            if (second) {
                number(header, 1, texts.size() - present.size());
                number(header, 1, texts.size());
            }
            number(header, 1, numbers.isEmpty() ? 0 : RLE_DICTIONARY);
            if (second) {
                number(header, 1, level.length);
                number(header, 1, 0);
                header.write(0x12);   // field 7: the values are not packed
            } else {
                number(header, 1, 3);
                number(header, 1, 3);
            }
            header.write(0);
            header.write(0);
            out.writeBytes(header.toByteArray());
            out.writeBytes(body.toByteArray());
        }

        private static void numbers(ByteArrayOutputStream header, int kind, int size) {
            number(header, 1, kind);
            number(header, 1, size);
            number(header, 1, size);
        }

        /// A field of 32 bits, `step` behind the one before.
        private static void number(ByteArrayOutputStream header, int step, int value) {
            header.write((step << 4) | 5);
            long left = (((long) value << 1) ^ ((long) value >> 63)) & 0xffff_ffff_ffffL;
            for (; left > 0x7f; left >>>= 7) {
                header.write((int) ((left & 0x7f) | 0x80));
            }
            header.write((int) left);
        }

        private static void little(ByteArrayOutputStream body, int value) {
            for (int shift = 0; shift < 32; shift += 8) {
                body.write(value >>> shift);
            }
        }

        private static byte[] plain(List<String> texts) {
            var body = new ByteArrayOutputStream();
            for (var text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                little(body, bytes.length);
                body.writeBytes(bytes);
            }
            return body.toByteArray();
        }

        /// Runs of what repeats at least eight times, packed bits of the rest.
        private static byte[] runs(List<Integer> values, int width) {
            var out = new ByteArrayOutputStream();
            for (int from = 0; from < values.size();) {
                int to = from + 1;
                while (to < values.size() && values.get(to).equals(values.get(from))) {
                    to++;
                }
                if (to - from >= 8 || values.size() - from < 8) {
                    int left = (to - from) << 1;
                    for (; left > 0x7f; left >>>= 7) {
                        out.write((left & 0x7f) | 0x80);
                    }
                    out.write(left);
                    out.write(values.get(from));
                    from = to;
                } else {
                    out.write((1 << 1) | 1);
                    long word = 0;
                    for (int i = 0; i < 8; i++) {
                        word |= (long) values.get(from + i) << (i * width);
                    }
                    for (int i = 0; i < width; i++) {
                        out.write((int) (word >>> (8 * i)));
                    }
                    from += 8;
                }
            }
            return out.toByteArray();
        }
    }

    private Chunk chunk(boolean second, boolean mayBeAbsent, boolean hasDictionary) {
        var chunk = new Chunk(second, mayBeAbsent);
        var dictionary = new ArrayList<String>();
        for (int i = 0; i < 32; i++) {
            dictionary.add("word " + i * i);
        }
        if (hasDictionary) {
            chunk.dictionary(dictionary);
        }
        while (chunk.said.size() < ROWS) {
            int count = Math.min(ROWS - chunk.said.size(), 1 + random.nextInt(700));
            boolean byNumber = hasDictionary && random.nextInt(3) > 0;
            int absent = mayBeAbsent ? random.nextInt(3) : 0;
            boolean isOne = random.nextInt(2) == 0;   // page after page of one text, or of none
            boolean isNone = mayBeAbsent && isOne && random.nextInt(2) == 0;
            var texts = new ArrayList<@Nullable String>();
            var numbers = new ArrayList<Integer>();
            int number = 0;
            for (int i = 0; i < count; i++) {
                number = !isOne && random.nextInt(4) == 0 ? random.nextInt(32) : number;
                if (isNone || (!isOne && absent > 0 && random.nextInt(absent == 1 ? 2 : 40) == 0)) {
                    texts.add(null);
                } else if (byNumber) {
                    texts.add(dictionary.get(number));
                    numbers.add(number);
                } else {
                    texts.add("é" + random.nextInt(1_000_000_000));
                }
            }
            chunk.page(texts, numbers);
        }
        return chunk;
    }

    private static ColumnValues read(Chunk chunk) {
        return ColumnPages.read(chunk.out.toByteArray(), PageCodec.NONE, chunk.mayBeAbsent, 0, ROWS);
    }

    private static @Nullable String text(ColumnValues values, int row) {
        int place = values.place(row);
        return place < 0 ? null
                : new String(values.bytes(), values.begin(place), values.end(place) - values.begin(place),
                        StandardCharsets.UTF_8);
    }

    @Test
    void pages_of_every_kind_give_what_they_were_made_of() {
        int chunks = 0;
        for (var second : List.of(false, true)) {
            for (var mayBeAbsent : List.of(false, true)) {
                for (var hasDictionary : List.of(false, true)) {
                    for (int i = 0; i < 10; i++) {
                        var chunk = chunk(second, mayBeAbsent, hasDictionary);
                        var values = read(chunk);
                        for (int row = 0; row < ROWS; row++) {
                            assertThat(text(values, row)).as("row " + row).isEqualTo(chunk.said.get(row));
                        }
                        chunks++;
                    }
                }
            }
        }
        assertThat(chunks).isEqualTo(80);
    }

    @Test
    void pages_that_say_one_thing_or_nothing_are_told_without_a_number_a_row() {
        for (var second : List.of(false, true)) {
            for (var text : new String[]{"b", null}) {
                var chunk = new Chunk(second, true);
                chunk.dictionary(List.of("a", "b"));
                for (int rows = 0; rows < ROWS; rows += ROWS / 3) {
                    chunk.page(Collections.nCopies(ROWS / 3, text),
                            text == null ? List.of() : Collections.nCopies(ROWS / 3, 1));
                }
                var values = read(chunk);
                assertThat(values.every()).isEqualTo(text == null ? ColumnValues.ABSENT : 1);
                assertThat(values.places()).isEmpty();
                assertThat(text(values, 0)).isEqualTo(text);
                assertThat(text(values, ROWS - 1)).isEqualTo(text);
                assertThat(text(values.alone(17), 0)).isEqualTo(text);
            }
        }
    }

    @Test
    void a_row_alone_says_what_it_said_among_others() {
        for (var hasDictionary : List.of(false, true)) {
            var chunk = chunk(true, true, hasDictionary);
            var values = read(chunk);
            for (int row = 0; row < ROWS; row += 7) {
                assertThat(text(values.alone(row), 0)).isEqualTo(chunk.said.get(row));
            }
        }
    }

    @Test
    void rows_alike_say_the_same() {
        var chunk = chunk(false, true, true);
        var values = read(chunk);
        int met = 0;
        for (int row = 1; row < ROWS; row++) {
            if (!values.areInTurn() && values.place(row) == values.place(row - 1)) {
                assertThat(text(values, row)).isEqualTo(text(values, row - 1));
                met++;
            }
        }
        assertThat(met).as("rows like the one before").isGreaterThan(100);
    }

    /// The checksum tells of any changed byte of a page of values: of 4,000 such chunks none is read as another.
    @Test
    void a_changed_byte_is_refused_or_changes_nothing() {
        var chunk = chunk(false, true, false);
        int refused = 0;
        for (int i = 0; i < 4_000; i++) {
            byte[] bytes = chunk.out.toByteArray();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            try {
                var values = ColumnPages.read(bytes, PageCodec.NONE, true, 0, ROWS);
                for (int row = 0; row < ROWS; row++) {
                    assertThat(text(values, row)).isEqualTo(chunk.said.get(row));
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(3_900);
    }

    @Test
    void pages_that_break_off_or_hold_too_few_rows_are_refused() {
        var chunk = chunk(true, true, true);
        byte[] bytes = chunk.out.toByteArray();
        for (int length : new int[]{0, 1, 10, bytes.length / 2, bytes.length - 1}) {
            assertThatThrownBy(() -> ColumnPages.read(Arrays.copyOf(bytes, length), PageCodec.NONE, true, 0,
                    ROWS)).as(length + " bytes").isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> ColumnPages.read(bytes, PageCodec.NONE, true, 0, ROWS + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ColumnPages.read(bytes, PageCodec.NONE, true, 0, ROWS - 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

package io.assay.app.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assay.app.config.ExitCode;
import io.assay.app.config.UserError;
import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archives and packed files that nobody's export is: refused as a whole with one clear reason, or read up to where
/// they are whole.
class HostileArchivesTest {
    /// Unpacks to more than is free, and to a thousand times what it takes.
    private static final int BOMB = 80 << 20;
    private static final int IN_DIRECTORY = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END = 0x06054b50;

    @TempDir
    private Path folder;

    @Test
    void names_that_lead_out_of_the_archive_are_refused() throws IOException {
        for (var name : new String[]{"../fills.csv", "a/../../fills.csv", "..\\fills.csv", "/etc/fills.csv",
                "\\fills.csv", "C:fills.csv", "c:\\fills.csv", "a\nb.csv", "a\u0000b.csv", "a\u007fb.csv", ".."}) {
            assertThat(refusal(EveryWayInTest.zip(Map.of(name, fills())))).as(name)
                    .contains("leads out of the archive");
        }
        for (var name : new String[]{"a..b/fills.csv", "...csv", "fills..csv", "ü/fills.csv", "a b.csv"}) {
            assertThat(read(EveryWayInTest.zip(Map.of("x" + name, fills()))).files).as(name).hasSize(1);
        }
        assertThat(refusal(EveryWayInTest.zip(Map.of("a".repeat(5_000), fills())))).contains("longer than 4096");
    }

    @Test
    void one_name_twice_is_refused() throws IOException {
        byte[] zip = EveryWayInTest.zip(Map.of("fills_1.csv", fills(), "fills_2.csv", fills()));
        assertThat(refusal(replaced(zip, "fills_2.csv", "fills_1.csv"))).contains("fills_1.csv twice");
    }

    @Test
    void a_link_is_refused_whichever_directory_tells_of_it() throws IOException {
        byte[] zip =
                EveryWayInTest.zip(Map.of("a.csv", fills(), "b.csv", "/etc/passwd".getBytes(StandardCharsets.UTF_8)));
        byte[] linked = patched(zip, IN_DIRECTORY, 2, entry -> entry.put(5, (byte) 3).putInt(38, 0xa1ff << 16));
        assertThat(refusal(linked)).contains("b.csv is a link");
        assertThat(refusal(withLongDirectory(linked))).contains("b.csv is a link");
        assertThat(read(withLongDirectory(zip)).events).isNotEmpty();
    }

    @Test
    void an_encrypted_entry_ends_the_reading_of_its_archive() throws IOException {
        byte[] zip = EveryWayInTest.zip(Map.of("a.csv", fills(), "b.csv", fills()));
        assertThat(refusal(patched(zip, LOCAL, 1, entry -> entry.put(6, (byte) (entry.get(6) | 1)))))
                .contains("encrypted");
        var second = read(patched(zip, LOCAL, 2, entry -> entry.put(6, (byte) (entry.get(6) | 1))));
        assertThat(second.files).extracting(Ingested.SourceFile::format).containsExactly("canonical fills",
                "zip archive");
        assertThat(second.rejects).singleElement().satisfies(reject -> {
            assertThat(reject.reason()).isEqualTo(Reason.BROKEN_OFF);
            assertThat(reject.value()).contains("encrypted");
        });
    }

    @Test
    void archives_in_archives_are_skipped_and_named() throws IOException {
        byte[] inner = EveryWayInTest.zip(Map.of("fills.csv", fills()));
        assertThat(refusal(EveryWayInTest.zip(Map.of("in.zip", inner)))).contains("an archive inside an archive");
        var both = read(EveryWayInTest.zip(Map.of("in.zip", inner, "fills.csv", fills())));
        assertThat(both.notes).singleElement().asString().contains("in.zip").contains("an archive inside an archive");
        assertThat(both.files).hasSize(1);
        assertThat(refusal(packed(packed(fills(), GZIPOutputStream::new), GZIPOutputStream::new))).contains("binary");
    }

    @Test
    void more_entries_than_any_export_has_are_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i <= Archive.ENTRIES_MAX; i++) {
                zip.putNextEntry(new ZipEntry(".hidden/" + i));
                zip.closeEntry();
            }
        }
        assertThat(refusal(out.toByteArray())).contains("more than 10000 entries");
    }

    @Test
    void bombs_are_refused_whatever_they_hold_and_wherever_it_hides() throws IOException {
        var zeros = new byte[BOMB];
        var line = filled("account,instrument,kind,ts_event,side,price,qty,trade_id\n", 'a');
        var text = filled("[{\"coin\":\"", 'a');
        var blanks = filled("{\"fills\":[", ' ');
        int cases = 0;
        for (var content : new byte[][]{zeros, line, text, blanks}) {
            byte[] gzip = packed(content, GZIPOutputStream::new);
            assertThat(gzip.length).isLessThan(BOMB / 500);
            for (byte[] bomb : new byte[][]{gzip, packed(content, LZ4FrameOutputStream::new),
                    EveryWayInTest.zip(Map.of("fills", content)), EveryWayInTest.zip(Map.of("fills.gz", gzip)),
                    EveryWayInTest.zip(Map.of("__MACOSX/fills", content)),
                    EveryWayInTest.zip(Map.of("a.csv", fills(), "b/.fills", content))}) {
                assertThat(refusal(bomb)).containsAnyOf("unpacks to more than 200 times its size",
                        "it is binary, and neither", "exceeds the maximum allowed");
                cases++;
            }
        }
        assertThat(cases).isEqualTo(24);
    }

    @Test
    void what_packs_well_and_is_small_is_no_bomb() throws IOException {
        var repeated = IngestLab.text(IngestLab.CANONICAL) + IngestLab.text(IngestLab.CANONICAL)
                .lines().skip(1).findFirst().orElseThrow().concat("\n").repeat(100_000);
        byte[] gzip = packed(repeated.getBytes(StandardCharsets.UTF_8), GZIPOutputStream::new);
        assertThat(repeated.length() / gzip.length).isGreaterThan(200);
        assertThat(read(gzip).files.getFirst().fills()).isGreaterThan(100_000);
    }

    @Test
    void broken_packing_keeps_what_came_before_it() throws IOException {
        var rows = new StringBuilder("account,instrument,ts_event,side,price,qty,trade_id\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append("a,BTC,2023-02-27T15:02:26Z,B,").append(1 + i * 7919L % 10_007).append(",1,").append(i)
                    .append('\n');
        }
        byte[] plain = rows.toString().getBytes(StandardCharsets.UTF_8);
        for (var packing : new byte[][]{packed(plain, GZIPOutputStream::new),
                packed(plain, out -> new LZ4FrameOutputStream(out, LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB)),
                EveryWayInTest.zip(Map.of("a.csv", plain, "b.csv", plain))}) {
            var cut = read(Arrays.copyOf(packing, packing.length * 3 / 4));
            assertThat(cut.rejects).extracting(Reject::reason).contains(Reason.BROKEN_OFF);
            assertThat(cut.events.size()).isBetween(10_000, 39_999);
            var hurt = packing.clone();
            Arrays.fill(hurt, packing.length / 2, packing.length / 2 + 20, (byte) 0xff);
            try {
                assertThat(read(hurt).rejects).isNotEmpty();
            } catch (UserError refused) {
                assertThat(refused.why()).isNotBlank();
            }
        }
    }

    @Test
    void nothing_packed_is_as_empty_as_nothing() throws IOException {
        var nothing = new byte[0];
        for (byte[] packed : new byte[][]{nothing, packed(nothing, GZIPOutputStream::new),
                packed(nothing, LZ4FrameOutputStream::new)}) {
            assertThat(refusal(packed)).isEqualTo("it is empty");
        }
        assertThat(refusal(EveryWayInTest.zip(Map.of()))).contains("holds no entry");
        assertThat(refusal(EveryWayInTest.zip(Map.of("fills.csv", nothing)))).contains("it is empty");
    }

    private byte[] fills() {
        return IngestLab.text(IngestLab.CANONICAL).getBytes(StandardCharsets.UTF_8);
    }

    private Recorder read(byte[] bytes) {
        return Recorder.read(Map.of(), IngestLab.write(folder, "in", bytes));
    }

    /// Why it is refused, in the words the user sees; the same by name and by folder.
    private String refusal(byte[] bytes) {
        var file = IngestLab.write(folder, "in", bytes);
        var why = new String[]{""};
        assertThatThrownBy(() -> IngestLab.read(file)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.exit()).isEqualTo(ExitCode.USAGE);
            why[0] = error.why();
        });
        return why[0];
    }

    private static byte[] filled(String first, char rest) {
        var bytes = new byte[BOMB];
        Arrays.fill(bytes, (byte) rest);
        System.arraycopy(first.getBytes(StandardCharsets.UTF_8), 0, bytes, 0, first.length());
        return bytes;
    }

    private static byte[] packed(byte[] plain, EveryWayInTest.Packing packing) throws IOException {
        return EveryWayInTest.written(plain, packing);
    }

    /// Changes an entry as the local headers or the directory have it.
    @FunctionalInterface
    private interface Change {
        void of(ByteBuffer entry);
    }

    /// @param which 1 for the first entry
    private static byte[] patched(byte[] zip, int signature, int which, Change change) {
        var bytes = zip.clone();
        int seen = 0;
        for (int at = 0; at + 4 <= bytes.length; at++) {
            if (ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at) == signature && ++seen == which) {
                change.of(ByteBuffer.wrap(bytes, at, bytes.length - at).slice().order(ByteOrder.LITTLE_ENDIAN));
                return bytes;
            }
        }
        throw new IllegalArgumentException("only " + seen + " entries");
    }

    private static byte[] replaced(byte[] zip, String name, String by) {
        return new String(zip, StandardCharsets.ISO_8859_1).replace(name, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The archive with its directory found the way of zip64.
    private static byte[] withLongDirectory(byte[] zip) {
        int end = 0;
        var old = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 22 <= zip.length; at++) {
            end = old.getInt(at) == END ? at : end;
        }
        long size = Integer.toUnsignedLong(old.getInt(end + 12));
        long from = Integer.toUnsignedLong(old.getInt(end + 16));
        var more = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
        more.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0)
                .putLong(old.getShort(end + 8)).putLong(old.getShort(end + 8)).putLong(size).putLong(from);
        more.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        more.putInt(END).putInt(0).putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1).putShort((short) 0);
        var whole = Arrays.copyOf(zip, end + more.capacity());
        System.arraycopy(more.array(), 0, whole, end, more.capacity());
        return whole;
    }
}

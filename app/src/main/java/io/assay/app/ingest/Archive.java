package io.assay.app.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;

/// A zip archive whose entries are read as they stream past, each a source of its own. Nothing is written under
/// their names; an archive with a name that leads elsewhere, or with a link, is refused all the same, because
/// nobody who packs an export makes one.
final class Archive {
    static final int ENTRIES_MAX = 10_000;
    private static final int NAME_MAX = 4_096;
    private static final int END_BYTES = 22;
    private static final int COMMENT_MAX = 0xffff;
    private static final int END_OF_DIRECTORY = 0x06054b50;
    /// What stands before the end of a directory too long for it: where its longer end is (zip64).
    private static final int LOCATOR_BYTES = 20;
    private static final int LOCATOR = 0x07064b50;
    private static final int LONG_END_BYTES = 56;
    private static final int LONG_END = 0x06064b50;
    private static final int IN_DIRECTORY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int UNIX = 3;
    private static final int TYPE_OF_FILE = 0xf000;
    private static final int LINK = 0xa000;

    private Archive() {}

    /// Takes one entry.
    @FunctionalInterface
    interface EntryReader {
        void read(String name, InputStream bytes) throws IOException;
    }

    /// Hands on every entry that is a file and not hidden; returns why the archive ended early, empty when it did
    /// not.
    ///
    /// @param archive for messages
    static String read(InputStream in, String archive, Unpacking unpacking, EntryReader reader) throws IOException {
        var zip = new ZipInputStream(in, StandardCharsets.UTF_8);
        var bytes = unpacking.counted(zip);
        var names = new HashSet<String>();
        try {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                refuseEscaping(archive, entry.getName());
                if (!names.add(entry.getName())) {
                    throw Unpacking.refused(archive, "it holds the entry " + entry.getName() + " twice");
                }
                if (names.size() > ENTRIES_MAX) {
                    throw Unpacking.refused(archive, "it holds more than " + ENTRIES_MAX + " entries");
                }
                if (!entry.isDirectory() && !isHidden(entry.getName())) {
                    reader.read(entry.getName(), bytes);
                }
                bytes.transferTo(OutputStream.nullOutputStream());
            }
        } catch (Unpacking.TooMuch bomb) {
            throw bomb;
        } catch (IOException | IllegalArgumentException damaged) {
            if (unpacking.isUnreadable()) {
                throw damaged;
            }
            return damaged.getMessage() == null ? "it ends before its end" : damaged.getMessage();
        }
        return names.isEmpty() ? "it holds no entry" : "";
    }

    private static void refuseEscaping(String archive, String entry) {
        if (entry.length() > NAME_MAX) {
            throw Unpacking.refused(archive, "the name of an entry is longer than " + NAME_MAX + " characters");
        }
        boolean leadsOut = List.of(entry.split("[/\\\\]", -1)).contains("..");
        if (leadsOut || entry.startsWith("/") || entry.startsWith("\\") || entry.matches("(?s)[A-Za-z]:.*")
                || entry.chars().anyMatch(Character::isISOControl)) {
            throw Unpacking.refused(archive, "the name of its entry " + entry.replaceAll("\\p{Cntrl}", "?")
                    + " leads out of the archive");
        }
    }

    private static boolean isHidden(String entry) {
        var name = entry.substring(entry.lastIndexOf('/') + 1);
        return name.startsWith(".") || entry.startsWith("__MACOSX/");
    }

    /// Refuses an archive with symbolic links, which only its directory at the end tells.
    static void refuseLinks(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            var directory = directory(bytes);
            var links = new TreeSet<String>();
            while (directory.isPresent() && directory.get().remaining() >= ENTRY_BYTES
                    && directory.get().getInt(directory.get().position()) == IN_DIRECTORY) {
                var entry = directory.get();
                int at = entry.position();
                int name = Short.toUnsignedInt(entry.getShort(at + 28));
                int rest = Short.toUnsignedInt(entry.getShort(at + 30)) + Short.toUnsignedInt(entry.getShort(at + 32));
                if (entry.remaining() < ENTRY_BYTES + name + rest) {
                    break;
                }
                if (entry.get(at + 5) == UNIX && (entry.getInt(at + 38) >>> 16 & TYPE_OF_FILE) == LINK) {
                    var text = new byte[name];
                    entry.get(at + ENTRY_BYTES, text);
                    links.add(new String(text, StandardCharsets.UTF_8));
                }
                entry.position(at + ENTRY_BYTES + name + rest);
            }
            if (!links.isEmpty()) {
                throw Unpacking.refused(file.toString(), "its entry " + links.first() + " is a link");
            }
        }
    }

    /// The central directory, none where the file has no whole one.
    private static Optional<ByteBuffer> directory(RandomAccessFile file) throws IOException {
        int tail = (int) Math.min(file.length(), END_BYTES + COMMENT_MAX);
        var end = read(file, file.length() - tail, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (end.getInt(at) == END_OF_DIRECTORY) {
                boolean isLong = at >= LOCATOR_BYTES && end.getInt(at - LOCATOR_BYTES) == LOCATOR;
                return isLong
                        ? longDirectory(file, end.getLong(at - LOCATOR_BYTES + 8))
                        : part(file, Integer.toUnsignedLong(end.getInt(at + 16)),
                                Integer.toUnsignedLong(end.getInt(at + 12)));
            }
        }
        return Optional.empty();
    }

    private static Optional<ByteBuffer> longDirectory(RandomAccessFile file, long at) throws IOException {
        var end = part(file, at, LONG_END_BYTES);
        return end.isPresent() && end.get().getInt(0) == LONG_END
                ? part(file, end.get().getLong(48), end.get().getLong(40))
                : Optional.empty();
    }

    /// None where the file has no such part, or the part is longer than a directory may be.
    private static Optional<ByteBuffer> part(RandomAccessFile file, long from, long size) throws IOException {
        boolean isThere = from >= 0 && size >= 0 && from <= file.length() && size <= file.length() - from;
        return isThere && size <= (long) ENTRIES_MAX << 12 ? Optional.of(read(file, from, (int) size))
                : Optional.empty();
    }

    private static ByteBuffer read(RandomAccessFile file, long from, int length) throws IOException {
        var bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

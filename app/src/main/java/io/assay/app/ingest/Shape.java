package io.assay.app.ingest;

import io.assay.core.venue.FixLines;
import io.assay.core.venue.Format;
import io.assay.core.venue.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the first bytes of a file look like.
enum Shape {
    EMPTY,
    BINARY,
    PARQUET,
    ZIP,
    /// One JSON value a line, which may begin with its receive time in nanoseconds.
    JSON_LINES,
    /// JSON over many lines, or one long array.
    JSON_DOCUMENT,
    TABLE,
    /// A FIX message a line, whatever stands before it.
    FIX;

    /// Lines of a log within which its first FIX message stands.
    private static final int FIX_LINES = 20;
    /// Longer than what names an account.
    private static final int OVERLAP = 128;
    /// A line that begins with the time it was received.
    private static final Pattern RECEIVED = Pattern.compile("[0-9]{10,20}[ \\t]+[{\\[]");
    private static final Pattern FILL = Pattern.compile("\"(startPosition|closedPnl)\"");
    private static final Pattern NAMED = Pattern
            .compile("\"(user|account|address|wallet|slot)\"\\s*:\\s*\"|\\[\\s*\"0x", Pattern.CASE_INSENSITIVE);

    static Shape of(byte[] head) {
        if (Container.starts(head, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (Container.starts(head, 'P', 'K', 3, 4) || Container.starts(head, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        var text = text(head).strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        if (isFix(text)) {
            return FIX;
        }
        if (text.chars().filter(c -> c == 0).count() * 100 > text.length()) {
            return BINARY;
        }
        return switch (text.charAt(0)) {
            case '{' -> firstLineIsWhole(text) || linesStandAlone(text) ? JSON_LINES : JSON_DOCUMENT;
            case '[' -> text.substring(1).strip().startsWith("\"") || linesStandAlone(text) ? JSON_LINES
                    : JSON_DOCUMENT;
            default -> RECEIVED.matcher(text).lookingAt() ? JSON_LINES : firstLineIsText(text) ? TABLE : BINARY;
        };
    }

    /// Whether JSON of this head holds Hyperliquid's fills as its answers and node files write them, and not inside
    /// the rows or messages of another format; the first blocks of an hour may be empty.
    static boolean isHyperliquidFills(String head) {
        return (FILL.matcher(head).find() || isBlocks(head)) && !isStamped(head)
                && Formats.ALL.stream().noneMatch(format -> isWrappedBy(format, head));
    }

    /// For people.
    static String nameOfHyperliquidFills(String head, boolean lines) {
        if (!lines) {
            return "Hyperliquid userFills";
        }
        return head.contains("\"events\"") ? "Hyperliquid node_fills_by_block"
                : head.strip().startsWith("[") ? "Hyperliquid node_fills" : "Hyperliquid fills, one a line";
    }

    /// Whether the lines begin with their receive time.
    static boolean isStamped(String head) {
        return RECEIVED.matcher(head).lookingAt();
    }

    /// Whether the head has what tells another venue's format, or a message of this one's.
    private static boolean isWrappedBy(Format format, String head) {
        boolean isMessage = format.marks().stream().anyMatch(mark -> mark.field().equals("channel"));
        return (isMessage || !format.venue().equals("hyperliquid"))
                && format.marks().stream().allMatch(mark -> head.contains('"' + mark.field() + '"'));
    }

    /// Whether the head names an account anywhere.
    static boolean namesAccounts(String head) {
        return NAMED.matcher(head).find() || isBlocks(head);
    }

    private static boolean isBlocks(String head) {
        return head.contains("\"block_number\"") && head.contains("\"events\"");
    }

    /// The same for a stream of any length, read until it does or ends.
    static boolean namesAccountsAnywhere(InputStream in) throws IOException {
        String carried = "";
        for (byte[] part = in.readNBytes(Plain.HEAD); part.length > 0; part = in.readNBytes(Plain.HEAD)) {
            var text = carried + new String(part, StandardCharsets.ISO_8859_1);
            if (namesAccounts(text)) {
                return true;
            }
            carried = text.substring(Math.max(0, text.length() - OVERLAP));
        }
        return false;
    }

    static String text(byte[] head) {
        var text = new String(head, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Whether a table's header ends within the head.
    static boolean hasHeader(byte[] head) {
        return head.length < Plain.HEAD || text(head).indexOf('\n') >= 0;
    }

    /// A line that closes what it opens; one too long to see the end of counts when it is a block.
    private static boolean firstLineIsWhole(String text) {
        int end = text.indexOf('\n');
        if (end < 0) {
            return text.toLowerCase(Locale.ROOT).contains("\"events\"") || depth(text) == 0;
        }
        return depth(text.substring(0, end)) == 0;
    }

    /// Whether a value begins a line although the line before it left no place for one: then the lines are values
    /// of their own, and the first of them merely broke off.
    private static boolean linesStandAlone(String text) {
        var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        for (int i = 1; i < lines.size(); i++) {
            char ends = lines.get(i - 1).charAt(lines.get(i - 1).length() - 1);
            char begins = lines.get(i).charAt(0);
            if ((begins == '{' || begins == '[') && ends != ',' && ends != ':' && ends != '[' && ends != '{') {
                return true;
            }
        }
        return false;
    }

    /// Whether one of the first lines is a FIX message; a log may begin with words of its own.
    private static boolean isFix(String text) {
        char first = text.charAt(0);
        return first != '{' && first != '[' && text.lines().limit(FIX_LINES).anyMatch(FixLines::isIn);
    }

    private static boolean firstLineIsText(String text) {
        int end = text.indexOf('\n');
        return text.substring(0, end < 0 ? text.length() : end).chars()
                .noneMatch(c -> (c < ' ' && c != '\t' && c != '\r') || c == '\uFFFD');
    }

    private static int depth(String line) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                depth++;
            } else if (!quoted && (c == '}' || c == ']')) {
                depth--;
            }
        }
        return depth;
    }
}

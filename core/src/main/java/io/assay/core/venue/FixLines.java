package io.assay.core.venue;

import io.assay.core.event.Reason;
import io.assay.core.event.Reject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the lines of a FIX log: a time, a direction or the like may stand before `8=FIX`, and fields are parted by SOH
/// or by what a log shows instead of it (`|`, `^A`, `;`). Versions 4.4 and 5.0 (FIXT.1.1) are read.
public final class FixLines {
    private static final Pattern BEGIN =
            Pattern.compile("(?:^|[^0-9A-Za-z])(8=FIXT?\\.[0-9]\\.[0-9])(\u0001|\\||\\^A|;)");
    private static final Set<String> VERSIONS = Set.of("FIX.4.4", "FIXT.1.1", "FIX.5.0");
    private static final Set<String> SESSION = Set.of("0", "1", "2", "3", "4", "5", "A");
    private static final char SOH = '\u0001';

    private final Rows rows;

    public FixLines(Source source, EventSink sink) {
        rows = new Rows(source, sink);
    }

    /// Whether a FIX message stands in a line.
    public static boolean isIn(String line) {
        return BEGIN.matcher(line).find();
    }

    /// Titles of the formats met so far.
    public Set<String> titles() {
        return rows.titles();
    }

    /// Reads one line that is not blank.
    public void line(String text, long line) {
        var begin = BEGIN.matcher(text);
        if (!begin.find()) {
            rows.refuse(line, text);
            return;
        }
        var separator = begin.group(2);
        var message = text.substring(begin.start(1)).stripTrailing();
        var fields = fields(message, separator);
        var last = fields.isEmpty() ? new String[]{"", ""} : fields.getLast();
        if (!last[0].equals("10") || last[1].length() != 3) {
            reject(line, Reason.MISSING_FIELD, "10", "the message breaks off");
            return;
        }
        if (!VERSIONS.contains(fields.getFirst()[1])) {
            reject(line, Reason.BAD_NAME, "8", fields.getFirst()[1]);
            return;
        }
        checkSum(message, separator, last[1]);
        var row = new TagRow(fields, line, rows.source());
        if (!rows.decode(row)) {
            var type = row.text("35");
            if (!Texts.isName(type)) {
                reject(line, Reason.MISSING_FIELD, "35", type);
                return;
            }
            rows.sink().skipped(SESSION.contains(type) ? "a FIX session message"
                    : "a FIX message of type " + type, line);
        }
    }

    /// Tag and value of every field; empty where something stands that is no field.
    private static List<String[]> fields(String message, String separator) {
        var fields = new ArrayList<String[]>();
        int from = 0;
        while (from < message.length()) {
            int end = message.indexOf(separator, from);
            var field = message.substring(from, end < 0 ? message.length() : end);
            int equals = field.indexOf('=');
            if (equals <= 0 || !field.substring(0, equals).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return field.isBlank() ? fields : List.of();
            }
            fields.add(new String[]{field.substring(0, equals), field.substring(equals + 1)});
            from = end < 0 ? message.length() : end + separator.length();
        }
        return fields;
    }

    /// Tells of a message that is not the one its sender summed up: a log that was edited or masked.
    private void checkSum(String message, String separator, String stated) {
        int end = message.lastIndexOf(separator + "10=") + separator.length();
        var summed = message.substring(0, end).replace(separator, String.valueOf(SOH));
        int sum = 0;
        for (byte b : summed.getBytes(StandardCharsets.UTF_8)) {
            sum += b & 0xff;
        }
        if (!stated.equals(String.format(Locale.ROOT, "%03d", sum % 256))) {
            rows.sink().warning(rows.source().name()
                    + " holds FIX messages whose checksum does not fit: somebody edited or masked them; they are read as "
                    + "they stand");
        }
    }

    private void reject(long line, Reason reason, String field, String value) {
        rows.sink().reject(new Reject(reason, rows.source().name(), line, field, value));
    }
}

package io.assay.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Files nobody exports: bombs, endless lines and values, archives that lie. Written whole, so that reading them under
/// a small heap shows what they cost.
public final class HostileInputs {
    private static final long MB = 1L << 20;
    private static final String HEADER = "account,instrument,kind,ts_event,side,price,qty,trade_id\n";
    private static final String FILL = "{\"coin\":\"BTC\",\"px\":\"1\",\"sz\":\"1\",\"side\":\"B\",\"time\":1700000000123,"
            + "\"startPosition\":\"0\",\"dir\":\"Open Long\",\"crossed\":true,\"fee\":\"0\",\"tid\":1}";

    private HostileInputs() {}

    /// Writes one file.
    @FunctionalInterface
    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// @param args nothing to print the names; else folder to write into, name, MB that a bomb unpacks to, MB of a plain
    ///     file
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            System.out.println(String.join("\n", files(0, 0).keySet()));
            return;
        }
        var content = files(Long.parseLong(args[2]) * MB, Long.parseLong(args[3]) * MB).get(args[1]);
        if (content == null) {
            throw new IllegalArgumentException("no such file: " + args[1]);
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[0]).resolve(args[1])), 1 << 16)) {
            content.to(out);
        }
    }

    private static Map<String, Content> files(long bomb, long plain) {
        var files = new LinkedHashMap<String, Content>();
        files.put("zeros.gz", gzip(out -> repeat(out, "", "\0", bomb)));
        files.put("line.csv.gz", gzip(out -> repeat(out, HEADER, "a", bomb)));
        files.put("string.json.gz", gzip(out -> repeat(out, "{\"fills\":[{\"coin\":\"", "a", bomb)));
        files.put("blank.json.gz", gzip(out -> repeat(out, "[", " ", bomb)));
        files.put("zeros.zip", zip("fills.csv", out -> repeat(out, "", "\0", bomb)));
        files.put("hidden.zip", zip(".fills.csv", out -> repeat(out, "", "\0", bomb)));
        files.put("line.zip", zip("fills.csv", out -> repeat(out, HEADER, "a", bomb)));
        files.put("string.zip", zip("fills.json", out -> repeat(out, "[{\"coin\":\"", "a", bomb)));
        files.put("gz_in_zip.zip", zip("fills.gz", gzip(out -> repeat(out, "", "\0", bomb))));
        files.put("gz_in_gz.gz", gzip(gzip(out -> repeat(out, "", "\0", bomb))));
        files.put("zip_in_zip.zip", zip("in.zip", zip("fills.csv", out -> repeat(out, HEADER, "a", MB))));
        files.put("entries.zip", HostileInputs::entries);
        files.put("line.csv", out -> repeat(out, HEADER, "a", plain));
        files.put("cells.csv", out -> repeat(out, HEADER, "a,", 16 * MB - 1000));
        files.put("line.jsonl", out -> repeat(out, FILL + "\n", " [1", plain));
        files.put("quote.csv", out -> repeat(out, HEADER + "\"", "a,b\n", plain));
        files.put("tags.log", out -> repeat(out, "8=FIX.4.4|9=1|35=8|", "1=|", 16 * MB - 1000));
        files.put("deep.json", out -> repeat(out, "{\"fills\":", "[", 100_000));
        files.put("objects.jsonl", out -> repeat(out, "{\"x\":[", "{},", 16 * MB - 1000));
        files.put("fills_in_line.jsonl", out -> repeat(out, FILL + "\n{\"fills\":[", "{\"px\":1},", 16 * MB - 1000));
        files.put("value.json", out -> repeat(out, "{\"a\":{\"b\":[\n", "{\"trade_id\":\"1\",\"c\":[1,2,3]},\n", plain));
        files.put("empties.json", out -> repeat(out, "{\"a\":{\"b\":[\n", "{},[],", plain));
        files.put("names.json", out -> names(out, "{", ",", plain));
        files.put("fills.json", out -> repeat(out, "{\"fills\":[\n", FILL + ",\n", plain));
        files.put("strangers.jsonl", out -> repeat(out, FILL + "\n", "{\"px\":1}\n", plain));
        files.put("strangers.csv", out -> repeat(out, HEADER, "a\n", plain));
        files.put("new_names.jsonl", out -> {
            out.write((FILL + "\n").getBytes(StandardCharsets.UTF_8));
            names(out, "{\"px\":1,", "}\n{\"px\":1,", plain);
        });
        files.put("new_rows.jsonl", out -> names(out, "{\"trade_id\":1,", "}\n{\"trade_id\":1,", plain));
        return files;
    }

    private static void repeat(OutputStream out, String first, String unit, long length) throws IOException {
        out.write(first.getBytes(StandardCharsets.UTF_8));
        var chunk = unit.repeat(Math.toIntExact(Math.max(1, Math.min(length, MB) / unit.length())))
                .getBytes(StandardCharsets.UTF_8);
        for (long written = 0; written < length; written += chunk.length) {
            out.write(chunk, 0, (int) Math.min(chunk.length, length - written));
        }
    }

    private static void names(OutputStream out, String first, String between, long length) throws IOException {
        out.write(first.getBytes(StandardCharsets.UTF_8));
        long number = 0;
        for (long written = 0; written < length; number++) {
            var field = (number == 0 ? "" : between) + "\"a rather long name of a field, number " + number + "\":1";
            out.write(field.getBytes(StandardCharsets.UTF_8));
            written += field.length();
        }
    }

    private static void entries(OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(new Unclosed(out))) {
            for (int entry = 0; entry < 100_000; entry++) {
                zip.putNextEntry(new ZipEntry("fills/" + entry + ".csv"));
                zip.closeEntry();
            }
        }
    }

    private static Content zip(String entry, Content content) {
        return out -> {
            try (var zip = new ZipOutputStream(new Unclosed(out))) {
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putNextEntry(new ZipEntry(entry));
                content.to(zip);
                zip.closeEntry();
            }
        };
    }

    private static Content gzip(Content content) {
        return out -> {
            try (var gzip = new GZIPOutputStream(new Unclosed(out), 1 << 16)) {
                content.to(gzip);
            }
        };
    }

    /// What encloses it goes on when it is closed.
    private static final class Unclosed extends OutputStream {
        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}

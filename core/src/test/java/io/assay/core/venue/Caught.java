package io.assay.core.venue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.Instrument;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What a decoder handed over, and the ways to make one decode.
final class Caught implements EventSink {
    static final String ME = "0x00000000000000000000000000000000000000aa";
    static final String OTHER = "0x00000000000000000000000000000000000000bb";
    /// 2030-01-01.
    static final long LATEST_NS = 1_893_456_000_000_000_000L;
    private static final JsonFactory JSON = new JsonFactory();

    final List<Event> events = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    final Map<String, InstrumentKind> kinds = new HashMap<>();
    final Map<String, Instrument> described = new HashMap<>();
    final Set<String> unknown = new HashSet<>();
    final List<String> skipped = new ArrayList<>();
    final Map<String, Integer> personal = new HashMap<>();
    final Pages pages = new Pages();
    final Set<String> warnings = new LinkedHashSet<>();

    static Caught json(String text) {
        return json(text, "");
    }

    static Caught json(String text, String account) {
        var caught = new Caught();
        try (JsonParser parser = JSON.createParser(text)) {
            HyperliquidJson.readAll(parser, new Source("f", account, LATEST_NS), caught, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return caught;
    }

    /// Rows of any format in a JSON document.
    static Caught rows(String text, String account) {
        var caught = new Caught();
        try (JsonParser parser = JSON.createParser(text)) {
            new JsonRows(new Rows(new Source("f", account, LATEST_NS), caught)).document(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return caught;
    }

    /// Rows of any format, one a line; digits before the JSON are its receive time.
    static Caught lines(String account, String... lines) {
        var caught = new Caught();
        var json = new JsonRows(new Rows(new Source("f", account, LATEST_NS), caught));
        for (int i = 0; i < lines.length; i++) {
            int digits = 0;
            while (Character.isDigit(lines[i].charAt(digits))) {
                digits++;
            }
            try (JsonParser parser = JSON.createParser(lines[i].substring(digits))) {
                json.line(parser, lines[i].substring(0, digits), i + 1L);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return caught;
    }

    /// Rows under a header, cells parted by commas.
    static Caught table(String header, String... rows) {
        return tableOf("", header, rows);
    }

    /// The same of a file that belongs to an account.
    static Caught tableOf(String account, String header, String... rows) {
        var caught = new Caught();
        var source = new Source("f", account, LATEST_NS);
        var names = List.of(header.split(","));
        var format = Formats.ofTable(new LinkedHashSet<>(names)).orElseThrow();
        format.tellUnknown(new LinkedHashSet<>(names), caught);
        var row = new TableRow(names, source);
        var decoder = new Rows(source, caught);
        for (int i = 0; i < rows.length; i++) {
            if (row.start(List.of(rows[i].split(",", -1)), i + 2L)) {
                decoder.decode(format, row);
            } else {
                caught.rejects.add(Objects.requireNonNull(row.fault()));
            }
        }
        decoder.finish();
        return caught;
    }

    /// The only fill, where there is nothing else.
    Fill fill() {
        if (events.size() != 1 || !rejects.isEmpty() || !(events.getFirst() instanceof Fill fill)) {
            throw new AssertionError("not one fill: " + events + rejects);
        }
        return fill;
    }

    List<Fill> fills() {
        return events.stream().map(Fill.class::cast).toList();
    }

    @Override
    public void event(Event event, long line) {
        events.add(event);
    }

    @Override
    public void reject(Reject reject) {
        rejects.add(reject);
    }

    @Override
    public void describe(Instrument instrument) {
        kinds.put(instrument.name(), instrument.kind());
        described.put(instrument.name(), instrument);
    }

    @Override
    public void skipped(String what, long line) {
        skipped.add(what);
    }

    @Override
    public void personal(String field) {
        personal.merge(field, 1, Integer::sum);
    }

    @Override
    public void paged(String list, long place, long total, long height) {
        pages.add(list, place, total, height);
    }

    @Override
    public void warning(String sentence) {
        warnings.add(sentence);
    }

    @Override
    public void unknownField(String name) {
        unknown.add(name);
    }

    /// A fill as the venue writes it, with fields replaced or, where the value is empty, left out.
    static String object(String... replaced) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("coin", "\"BTC\"");
        fields.put("px", "\"60123.5\"");
        fields.put("sz", "\"0.25\"");
        fields.put("side", "\"B\"");
        fields.put("time", "1700000000123");
        fields.put("startPosition", "\"-1.5\"");
        fields.put("dir", "\"Close Short\"");
        fields.put("closedPnl", "\"12.5\"");
        fields.put("hash", "\"0x00\"");
        fields.put("oid", "123456789012");
        fields.put("crossed", "true");
        fields.put("fee", "\"-0.75\"");
        fields.put("tid", "998877665544332211");
        fields.put("feeToken", "\"USDC\"");
        fields.put("twapId", "null");
        for (int i = 0; i < replaced.length; i += 2) {
            fields.put(replaced[i], replaced[i + 1]);
        }
        fields.values().removeIf(String::isEmpty);
        return fields.entrySet().stream().map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}

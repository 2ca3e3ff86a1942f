package io.assay.core.venue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.assay.core.event.Event;
import io.assay.core.event.Fill;
import io.assay.core.event.InstrumentKind;
import io.assay.core.event.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    final Set<String> unknown = new HashSet<>();

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

    /// Rows under a header, cells parted by commas.
    static Caught table(String header, String... rows) {
        var caught = new Caught();
        var table = RowDecoder.of(List.of(header.split(",")), new Source("f", "", LATEST_NS), caught).orElseThrow();
        for (int i = 0; i < rows.length; i++) {
            table.decoder().row(List.of(rows[i].split(",", -1)), i + 2L);
        }
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
    public void describe(String instrument, InstrumentKind kind) {
        kinds.put(instrument, kind);
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

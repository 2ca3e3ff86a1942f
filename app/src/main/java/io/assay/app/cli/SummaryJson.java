package io.assay.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.assay.app.config.RunSummary;
import io.assay.app.config.RunSummary.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// The summary of a run for programs.
final class SummaryJson {
    private SummaryJson() {}

    static void write(RunSummary run, PrintStream out) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeArrayFieldStart("sources");
            for (Source source : run.sources()) {
                source(json, source);
            }
            json.writeEndArray();
            json.writeNumberField("accounts", run.accounts());
            json.writeNumberField("prints", run.prints());
            chains(json, run);
            counts(json, "chain_breaks", run.chainBreaks());
            counts(json, "rejects", run.rejects());
            segments(json, "segments", run.segments());
            segments(json, "unassigned", run.unassigned());
            json.writeStringField("verdict", String.join(" ", run.verdict()));
            earned(json, run.earned());
            impact(json, run.impact());
            texts(json, "warnings", run.warnings());
            texts(json, "notes", run.notes());
            json.writeStringField("digest", run.digest());
            json.writeStringField("out", run.out().toString());
            json.writeObjectFieldStart("written");
            for (RunSummary.Written file : run.written()) {
                json.writeNumberField(file.name(), file.bytes());
            }
            json.writeEndObject();
            json.writeNumberField("elapsed_s", run.elapsedS());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(text);
    }

    private static void source(JsonGenerator json, Source source) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", source.name());
        json.writeStringField("format", source.format());
        json.writeNumberField("read", source.read());
        json.writeNumberField("applied", source.applied());
        json.writeNumberField("duplicate", source.duplicate());
        json.writeNumberField("late", source.late());
        json.writeNumberField("pending", source.pending());
        json.writeNumberField("quarantined", source.quarantined());
        json.writeNumberField("skipped", source.skipped());
        json.writeEndObject();
    }

    private static void earned(JsonGenerator json, RunSummary.Earned earned) throws IOException {
        json.writeStringField("selected", earned.method());
        json.writeObjectFieldStart("over_each_usd_per_million");
        for (RunSummary.Over over : earned.over()) {
            json.writeObjectFieldStart(over.yardstick());
            json.writeNumberField("estimate", over.usdPerMillion());
            json.writeNumberField("low", over.low());
            json.writeNumberField("high", over.high());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void impact(JsonGenerator json, RunSummary.Impact impact) throws IOException {
        json.writeObjectFieldStart("impact");
        json.writeStringField("sentence", impact.sentence());
        json.writeNumberField("metaorders", impact.metaorders());
        json.writeArrayFieldStart("laws");
        for (RunSummary.Law law : impact.laws()) {
            json.writeStartObject();
            if (!law.segment().isEmpty()) {
                json.writeStringField("segment", law.segment());
            }
            json.writeNumberField("metaorders", law.metaorders());
            json.writeNumberField("accounts", law.accounts());
            interval(json, "exponent", law.exponent());
            interval(json, "impact_at_1pct", law.atOnePercent());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, String name, double[] ends) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("estimate", ends[0]);
        json.writeNumberField("low", ends[1]);
        json.writeNumberField("high", ends[2]);
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String name, Map<String, Long> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (var count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private static void chains(JsonGenerator json, RunSummary run) throws IOException {
        json.writeArrayFieldStart("chains");
        for (RunSummary.Chains chains : run.chains()) {
            json.writeStartObject();
            json.writeStringField("kind", chains.kind());
            json.writeNumberField("links", chains.links());
            json.writeNumberField("holding", chains.holding());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeFieldName(name);
        json.writeArray(texts.toArray(String[]::new), 0, texts.size());
    }

    private static void segments(JsonGenerator json, String name, List<RunSummary.SegmentLine> lines)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (RunSummary.SegmentLine segment : lines) {
            json.writeStartObject();
            json.writeStringField("name", segment.name());
            json.writeNumberField("accounts", segment.accounts());
            json.writeNumberField("notional_share", segment.notionalShare());
            if (!Double.isNaN(segment.halfSpreadBp())) {
                json.writeNumberField("half_spread_bp", segment.halfSpreadBp());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

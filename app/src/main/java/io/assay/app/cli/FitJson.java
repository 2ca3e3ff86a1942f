package io.assay.app.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.assay.core.segment.mixture.MixtureGrid;
import io.assay.core.segment.mixture.Resampling;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/// What `assay segment fit` found, for programs. Numbers in full; what was not measured is null.
final class FitJson {
    private final JsonGenerator json;
    private final TableFit.Report report;

    private FitJson(JsonGenerator json, TableFit.Report report) {
        this.json = json;
        this.report = report;
    }

    static void write(TableFit.Report report, FitFlags flags, PrintStream out) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new FitJson(json, report).write(flags);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(text);
    }

    private void write(FitFlags flags) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", report.method());
        json.writeNumberField("rows", report.table().rows());
        texts("columns", report.table().columns());
        json.writeStringField("scale", FitText.word(flags.scale));
        json.writeNumberField("seed", flags.seed);
        json.writeArrayFieldStart("by_count");
        for (var count : report.counts()) {
            count(count);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("divisions");
        for (var division : report.divisions()) {
            division(division);
        }
        json.writeEndArray();
        texts("notes", report.notes());
        json.writeEndObject();
    }

    private void count(Division.ByCount count) throws IOException {
        json.writeStartObject();
        json.writeNumberField("k", count.count());
        number(json, "within_squares", count.withinSquares());
        number(json, "silhouette", count.silhouette());
        number(json, "calinski_harabasz", count.calinskiHarabasz());
        number(json, "gap", count.gap());
        number(json, "gap_error", count.gapError());
        number(json, "prediction_strength", count.strength());
        number(json, "instability", count.instability());
        json.writeEndObject();
    }

    private void division(Division division) throws IOException {
        json.writeStartObject();
        json.writeStringField("title", division.title());
        if (division.chosen().isPresent()) {
            json.writeArrayFieldStart("grid");
            for (var cell : division.grid()) {
                cell(cell);
            }
            json.writeEndArray();
            mixture(division.chosen().get());
        }
        var scores = division.scores();
        number(json, "within_squares", scores.withinSquares());
        number(json, "between_squares", scores.betweenSquares());
        number(json, "silhouette", scores.silhouette());
        number(json, "calinski_harabasz", scores.calinskiHarabasz());
        number(json, "dunn", scores.dunn());
        number(json, "adjusted_rand", division.agreement().orElse(Double.NaN));
        json.writeArrayFieldStart("segments");
        for (int s = 0; s < division.segments().size(); s++) {
            segment(division, s);
        }
        json.writeEndArray();
        json.writeNumberField("unassigned", division.unassigned());
        json.writeObjectFieldStart("table");
        for (var named : division.table()) {
            json.writeFieldName(named.label());
            json.writeArray(named.rows(), 0, named.rows().length);
        }
        json.writeEndObject();
        json.writeFieldName("labels");
        json.writeArray(division.labels(), 0, division.labels().length);
        json.writeEndObject();
    }

    private void cell(MixtureGrid.Cell cell) throws IOException {
        json.writeStartObject();
        json.writeStringField("family", cell.family().name());
        json.writeNumberField("k", cell.components());
        var solution = cell.solution();
        number(json, "log_likelihood", solution.map(MixtureGrid.Solution::logLikelihood).orElse(Double.NaN));
        number(json, "df", solution.map(s -> (double) s.parameters()).orElse(Double.NaN));
        number(json, "bic", solution.map(MixtureGrid.Solution::bic).orElse(Double.NaN));
        json.writeEndObject();
    }

    private void mixture(MixtureGrid.Cell chosen) throws IOException {
        var s = chosen.solution().orElseThrow();
        json.writeObjectFieldStart("mixture");
        json.writeStringField("family", chosen.family().name());
        json.writeNumberField("k", s.components());
        json.writeNumberField("log_likelihood", s.logLikelihood());
        json.writeNumberField("df", s.parameters());
        json.writeNumberField("bic", s.bic());
        json.writeNumberField("iterations", s.iterations());
        json.writeStringField("start", s.start());
        json.writeNumberField("noise", s.noise());
        numbers("weights", s.weights());
        numbers("means", s.means());
        numbers("covariances", s.covariances());
        json.writeEndObject();
    }

    private void segment(Division division, int s) throws IOException {
        int dims = report.table().columns().size();
        json.writeStartObject();
        json.writeStringField("name", division.segments().get(s));
        json.writeNumberField("rows", division.sizes()[s]);
        numbers("means", Arrays.copyOfRange(division.means(), s * dims, (s + 1) * dims));
        jaccard("jaccard", division.bootstrap(), s);
        jaccard("jaccard_subset", division.subset(), s);
        json.writeEndObject();
    }

    private void jaccard(String name, List<Resampling.Jaccard> all, int s) throws IOException {
        if (!all.isEmpty()) {
            number(json, name, all.get(s).mean());
            json.writeNumberField(name + "_dissolved", all.get(s).dissolved());
        }
    }

    private void texts(String name, List<String> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : all) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void numbers(String name, double[] all) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : all) {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    static void number(JsonGenerator json, String name, double value) throws IOException {
        if (!Double.isFinite(value)) {
            json.writeNullField(name);
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            json.writeNumberField(name, (long) value);
        } else {
            json.writeNumberField(name, value);
        }
    }
}

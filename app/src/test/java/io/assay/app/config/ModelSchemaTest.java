package io.assay.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.assay.app.pipeline.AllocationModel;
import io.assay.app.pipeline.DepegModel;
import io.assay.app.pipeline.HaircutModel;
import io.assay.app.pipeline.HedgeModel;
import io.assay.app.pipeline.ImpactModel;
import io.assay.app.pipeline.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Schemas and readers take the same files and refuse the same ones; the validator is somebody else's.
class ModelSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("assay.root"));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory DRAFT = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    /// Kind, name and text of a file a page shows.
    private static final Pattern FILE = Pattern.compile("```(yaml|csv|json) (\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private record Example(ModelSchema of, String model, ObjectNode file) {}

    @Test
    void every_documented_example_validates_and_is_read() throws IOException {
        var seen = new ArrayList<String>();
        for (var example : examples()) {
            assertThat(faults(example.of, example.model, example.file)).as(example.model).isEmpty();
            assertThat(refused(example, example.file)).as(example.model).isEmpty();
            assertThat(faults(example.of, "all", example.file)).as(example.model + " among all").isEmpty();
            seen.add(example.of.command() + " " + example.model);
        }
        assertThat(seen).contains("quote dealer", "quote multi", "quote glft", "quote avellaneda-stoikov",
                "quote logistic", "quote market", "impact propagator", "hedge inventory", "margin behaviour",
                "collateral haircuts",
                "collateral allocate", "collateral depeg").hasSizeGreaterThan(18);
    }

    /// Keys one after the other: misspelt, of another kind, too small where there is a least, and left out.
    @Test
    void what_the_schema_refuses_the_reader_refuses_in_one_line_that_names_the_key() throws IOException {
        int refused = 0;
        for (var example : examples()) {
            for (var spoilt : spoilt(example)) {
                if (!faults(example.of, example.model, spoilt.file).isEmpty()) {
                    String said = refused(example, spoilt.file);
                    assertThat(said).as(example.model + ", " + spoilt.key).isNotEmpty().contains(spoilt.key)
                            .doesNotContain("\n");
                    refused++;
                } else {
                    assertThat(spoilt.mustFail).as(example.model + " without " + spoilt.key).isFalse();
                }
            }
        }
        assertThat(refused).isGreaterThan(250);
    }

    /// Whatever a table names, its reader knows.
    @Test
    void no_table_names_a_key_its_reader_does_not_know() throws IOException {
        int tried = 0;
        for (var example : examples()) {
            for (var key : example.of.table(example.model).keys()) {
                if (!example.file.has(key.name())) {
                    var more = example.file.deepCopy();
                    more.set(key.name(), JsonNodeFactory.instance.numberNode(1));
                    assertThat(refused(example, more)).as(key.name()).doesNotContain("unknown key");
                    tried++;
                }
                for (String inner : keysWithin(key.shape())) {
                    var more = example.file.deepCopy();
                    JsonNode section = more.path(key.name()).isArray() ? more.path(key.name()).path(0)
                            : more.path(key.name());
                    if (section instanceof ObjectNode keys && !keys.has(inner)) {
                        keys.put(inner, 1);
                        assertThat(refused(example, more)).as(key.name() + "." + inner).doesNotContain("unknown key");
                        tried++;
                    }
                }
            }
        }
        assertThat(tried).isGreaterThan(110);
    }

    private static List<String> keysWithin(KeyShape shape) {
        return switch (shape) {
            case KeyShape.Section section -> section.keys().keys().stream().map(KeyTable.Key::name).toList();
            case KeyShape.Several several -> keysWithin(several.of());
            case KeyShape.Series series -> keysWithin(series.of());
            case KeyShape.Either either -> keysWithin(either.one());
            default -> List.of();
        };
    }

    @Test
    void the_files_in_the_reference_are_what_the_command_prints() throws IOException {
        int compared = 0;
        for (var of : ModelSchema.values()) {
            for (String model : Stream.concat(of.models().stream(), of.answers().stream()).toList()) {
                String name = of.command() + "-" + model + ".json";
                Path fresh = Files.writeString(
                        Files.createDirectories(Path.of("target", "schema")).resolve(name), Json.of(of.of(model)));
                assertThat(ROOT.resolve("docs/reference/schema").resolve(name))
                        .as("keys changed: copy app/" + fresh + " over it").hasSameTextualContentAs(fresh);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(22);
    }

    private record Spoilt(String key, ObjectNode file, boolean mustFail) {}

    private static List<Spoilt> spoilt(Example example) {
        var out = new ArrayList<Spoilt>();
        for (var key : example.of.table(example.model).keys()) {
            var file = example.file;
            if (!file.has(key.name()) || key.name().equals("model")) {
                continue;
            }
            out.add(new Spoilt(key.name() + "x", with(file, key.name() + "x", file.get(key.name())), true));
            out.add(new Spoilt(key.name(), with(file, key.name(), JSON.createObjectNode().put("what", true)), false));
            out.add(new Spoilt(key.name(), with(file, key.name(), JsonNodeFactory.instance.numberNode(-3)), false));
            out.add(new Spoilt(key.name(), with(file, key.name(), JsonNodeFactory.instance.numberNode(0)), false));
            out.add(new Spoilt(key.name(), with(file, key.name(), JsonNodeFactory.instance.textNode("much")), false));
            out.add(new Spoilt(key.name(), with(file, key.name(), JSON.createArrayNode()), false));
            var without = file.deepCopy();
            without.remove(key.name());
            out.add(new Spoilt(key.name(), without, key.isNeeded()));
            JsonNode inner = file.get(key.name()).isArray() ? file.get(key.name()).path(0) : file.get(key.name());
            if (inner.isObject() && !(key.shape() instanceof KeyShape.Named)
                    && !key.name().equals("inventories")) {
                var deep = file.deepCopy();
                JsonNode section = deep.get(key.name()).isArray() ? deep.get(key.name()).path(0) : deep.get(key.name());
                ((ObjectNode) section).put("no_such_key", 1);
                out.add(new Spoilt("no_such_key", deep, true));
            }
        }
        return out;
    }

    private static ObjectNode with(ObjectNode file, String key, JsonNode value) {
        var out = file.deepCopy();
        out.set(key, value);
        return out;
    }

    private static Set<ValidationMessage> faults(ModelSchema of, String model, JsonNode file) throws IOException {
        return DRAFT.getSchema(JSON.readTree(Json.of(model.equals("all") ? of.all() : of.of(model)))).validate(file);
    }

    /// What its reader says against a file; empty where it takes it. Files of fits are not read: what they need lies elsewhere.
    private String refused(Example as, JsonNode model) throws IOException {
        Path file = Files.writeString(folder.resolve("model.json"), model.toString());
        try {
            switch (as.of) {
                case QUOTE -> assertThat(QuoteModelFile.read(file)).isNotNull();
                case IMPACT -> assertThat(ImpactModel.of(file)).isNotEmpty();
                case HEDGE -> assertThat(HedgeModel.of(file)).isNotEmpty();
                case MARGIN -> assertThat(BehaviourFile.read(file)).isNotNull();
                case COLLATERAL -> assertThat(collateral(as.model, file)).isNotEmpty();
            }
            return "";
        } catch (UserError e) {
            return e.what();
        }
    }

    private static Map<String, Object> collateral(String question, Path file) {
        return switch (question) {
            case "haircuts" -> HaircutModel.of(file);
            case "allocate" -> AllocationModel.of(file);
            default -> DepegModel.of(file);
        };
    }

    /// The files a page shows: those in YAML are examples, and all lie where they are read.
    private List<Example> shown(ModelSchema of, String page) throws IOException {
        var out = new ArrayList<Example>();
        for (var found : FILE.matcher(Files.readString(ROOT.resolve(page))).results().toList()) {
            Files.writeString(folder.resolve(found.group(2)), found.group(3));
            if (found.group(1).equals("yaml")) {
                var file = (ObjectNode) new YAMLMapper().readTree(found.group(3));
                out.add(new Example(of, of == ModelSchema.MARGIN ? "behaviour"
                        : file.has("path") ? "depeg" : file.has("buckets") ? "allocate" : "haircuts", file));
            }
        }
        return out;
    }

    /// The models in docs, those of hedging and impact with files of their own beside them left out.
    private List<Example> examples() throws IOException {
        var out = new ArrayList<Example>();
        out.addAll(shown(ModelSchema.COLLATERAL, "docs/how-to/collateral.md"));
        out.addAll(shown(ModelSchema.MARGIN, "docs/how-to/margin.md").stream()
                .filter(example -> example.file.has("terms")).toList());
        try (var files = Files.list(ROOT.resolve("docs/how-to/models"))) {
            for (Path file : files.sorted().toList()) {
                out.add(example(ModelSchema.QUOTE, Files.readString(file)));
            }
        }
        for (var of : List.of(ModelSchema.IMPACT, ModelSchema.HEDGE)) {
            String page = Files.readString(ROOT.resolve("docs/how-to/" + of.name().toLowerCase(Locale.ROOT) + ".md"));
            for (var found : EXAMPLE.matcher(page).results().toList()) {
                var example = example(of, found.group(1));
                if (!example.file.has("fills")) {
                    out.add(example);
                }
            }
        }
        for (String more : List.of("{model: kyle, sigma_v: 2, sigma_u: 100, auctions: 3}",
                "{model: almgren, sigma: 0.02, daily_volume: 1e6, outstanding: 1e8, order: 1e5, duration: [0.2, 0.5]}",
                "{model: square-root, sigma: 100, daily_volume: 1000, order: 50}",
                "{model: propagator, beta: 0.4, trades: [10, 100], after: [0, 5]}",
                "{model: obizhaeva-wang, rho: 0.5, horizon: 2, order: 10, depth: 4, trades: 5}")) {
            out.add(example(ModelSchema.IMPACT, more));
        }
        return out;
    }

    private static Example example(ModelSchema of, String yaml) throws IOException {
        var file = (ObjectNode) new YAMLMapper().readTree(yaml);
        return new Example(of, file.get("model").asText(), file);
    }
}

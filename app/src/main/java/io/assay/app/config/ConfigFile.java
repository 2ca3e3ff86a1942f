package io.assay.app.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads `assay.yaml` into [Settings]: sections one level deep, scalars and lists of scalars, every key known.
public final class ConfigFile {
    private static final long BYTES_MAX = 1 << 20;

    private final String name;
    private final Path base;
    private final Settings settings = new Settings();

    private ConfigFile(String name, Path base) {
        this.name = name;
        this.base = base;
    }

    /// Reads a file.
    ///
    /// @throws UserError when it cannot be read, is not YAML, or has a key nobody knows
    public static Settings read(Path file) {
        Path base = file.toAbsolutePath().getParent();
        try {
            if (Files.size(file) > BYTES_MAX) {
                throw UserError.usage(file + " is too large for a configuration").because("the limit is 1 MiB");
            }
            return parse(Files.readString(file), file.getFileName().toString(), base == null ? Path.of("") : base);
        } catch (IOException e) {
            boolean missing = e instanceof NoSuchFileException;
            throw UserError.of(missing ? ExitCode.USAGE : ExitCode.IO, "cannot read " + file).at("--config")
                    .because(Reasons.of(e))
                    .next("assay config prints a complete one").causedBy(e);
        }
    }

    /// The reference: every key at its default, with what it means.
    public static String reference() {
        try (InputStream in = ConfigFile.class.getResourceAsStream("assay-reference.yaml")) {
            if (in == null) {
                throw new IllegalStateException("assay-reference.yaml is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Settings parse(String text, String name, Path base) {
        var file = new ConfigFile(name, base);
        try (JsonParser yaml = new YAMLFactory().createParser(text)) {
            JsonToken first = yaml.nextToken();
            if (first == JsonToken.START_OBJECT) {
                file.section(yaml, "");
            } else if (first != null) {
                throw file.wrong(yaml, "keys and values wanted", "see assay config");
            }
        } catch (JsonProcessingException e) {
            throw UserError.usage(name + " is not YAML").at(file.place(e.getLocation()))
                    .because(String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""))
                    .next("assay config prints a complete one").causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.settings;
    }

    private void section(JsonParser yaml, String prefix) throws IOException {
        while (yaml.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + yaml.currentName();
            String place = place(yaml.currentTokenLocation());
            JsonToken value = yaml.nextToken();
            boolean isSection = ConfigKey.paths().stream().anyMatch(known -> known.startsWith(path + "."));
            if (isSection && value == JsonToken.START_OBJECT) {
                section(yaml, path + ".");
            } else if (!isSection || value != JsonToken.VALUE_NULL) {
                setting(yaml, path, place);
            }
        }
    }

    private void setting(JsonParser yaml, String path, String place) throws IOException {
        ConfigKey key = ConfigKey.of(path).orElseThrow(() -> unknown(path, place));
        if (settings.has(key)) {
            throw UserError.usage("key " + path + " is given twice").at(place).next("keep one of them");
        }
        settings.set(key, values(yaml, path), place, base);
    }

    private List<String> values(JsonParser yaml, String path) throws IOException {
        var values = new ArrayList<String>();
        JsonToken token = yaml.currentToken();
        if (token == JsonToken.START_ARRAY) {
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                values.add(scalar(yaml, path));
            }
        } else if (token != JsonToken.VALUE_NULL) {
            values.add(scalar(yaml, path));
        }
        return values;
    }

    private String scalar(JsonParser yaml, String path) throws IOException {
        if (!yaml.currentToken().isScalarValue()) {
            throw wrong(yaml, path + " wants a value, not a section", "see assay config");
        }
        return yaml.getText();
    }

    private static UserError unknown(String path, String place) {
        var names = new TreeSet<>(ConfigKey.paths());
        ConfigKey.paths().stream().filter(name -> name.contains("."))
                .forEach(name -> names.add(name.substring(0, name.indexOf('.'))));
        String near = Nearest.to(path, names).or(() -> sameLastPart(path, names)).map(n -> "did you mean " + n + "?")
                .orElse("assay config lists every key");
        return UserError.usage("unknown key " + path).at(place).next(near);
    }

    /// A key put into the wrong section is still recognised by its own name.
    private static Optional<String> sameLastPart(String path, Set<String> names) {
        String last = path.substring(path.lastIndexOf('.') + 1);
        return names.stream().filter(name -> name.equals(last) || name.endsWith("." + last)).findFirst();
    }

    private UserError wrong(JsonParser yaml, String what, String next) {
        return UserError.usage(what).at(place(yaml.currentTokenLocation())).next(next);
    }

    private String place(@Nullable JsonLocation location) {
        return location == null ? name : name + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }
}

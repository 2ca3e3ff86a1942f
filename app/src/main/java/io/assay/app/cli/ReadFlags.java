package io.assay.app.cli;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.Settings;
import io.assay.app.config.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The flags of whatever reads fills, that stand for keys of `assay.yaml` and win over it.
final class ReadFlags {
    @Option(names = "--account", paramLabel = "ID",
            description = "Whose fills these are, if no file says.")
    private Optional<String> account =
            Optional.empty();

    @Option(names = "--house", paramLabel = "ACCOUNT",
            description = "An account of yours; grade only flow against it. Repeatable.")
    private List<String> house =
            List.of();

    @Option(names = "--instruments", paramLabel = "FILE",
            description = "Names the instruments the export numbers.")
    private Optional<String> instruments =
            Optional.empty();

    @Option(names = "--map", paramLabel = "YAML",
            description = "What the columns of unknown tables mean; made by assay map.")
    private Optional<String> map = Optional.empty();

    @Option(names = "--from", paramLabel = "TIME", description = "First moment that counts, UTC.")
    private Optional<
            String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME",
            description = "First moment that no longer counts, UTC.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--threads", paramLabel = "N",
            description = "Cores to use (default: all). Changes no result.")
    private Optional<String> threads =
            Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Where every random choice starts.")
    private Optional<
            String> seed = Optional.empty();

    @Option(names = "--assume-flat",
            description = "Accounts start without positions where no file says.")
    private boolean assumeFlat;

    @Option(names = "--strict", description = "End with exit code 2 when a row was rejected.")
    private boolean strict;

    /// What was given, as settings that name the flag they came from.
    Settings settings() {
        var settings = new Settings();
        set(settings, ConfigKey.ACCOUNT, account);
        set(settings, ConfigKey.INSTRUMENTS, file(instruments, "--instruments"));
        set(settings, ConfigKey.MAP, file(map, "--map"));
        set(settings, ConfigKey.FROM, from);
        set(settings, ConfigKey.TO, to);
        set(settings, ConfigKey.THREADS, threads);
        set(settings, ConfigKey.SEED, seed);
        set(settings, ConfigKey.ASSUME_FLAT, assumeFlat ? Optional.of("true") : Optional.empty());
        set(settings, ConfigKey.STRICT, strict ? Optional.of("true") : Optional.empty());
        if (!house.isEmpty()) {
            settings.set(ConfigKey.HOUSE, house, "--house", Path.of(""));
        }
        return settings;
    }

    static void set(Settings settings, ConfigKey key, Optional<String> value) {
        value.ifPresent(v -> settings.set(key, List.of(v), "--" + key.path(), Path.of("")));
    }

    /// The name of a file that can be read.
    static Optional<String> file(Optional<String> name, String flag) {
        name.ifPresent(n -> {
            if (!Files.isReadable(Path.of(n))) {
                throw UserError.usage("no such file: " + n).at(flag + " " + n)
                        .next("check the path, or leave " + flag + " out");
            }
        });
        return name;
    }
}

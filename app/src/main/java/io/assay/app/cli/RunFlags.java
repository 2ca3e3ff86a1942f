package io.assay.app.cli;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.Settings;
import io.assay.app.config.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The flags that stand for keys of `assay.yaml` and win over it.
final class RunFlags {
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

    @Option(names = "--groups", paramLabel = "FILE",
            description = "Which accounts belong to one owner.")
    private Optional<String> groups = Optional.empty();

    @Option(names = "--current-tiers", paramLabel = "FILE",
            description = "The tiers you have today (account,tier): what moving to segments would change.")
    private Optional<String> currentTiers = Optional.empty();

    @Option(names = "--offers", paramLabel = "FILE",
            description = "What you offered to whom and what was taken: the value is then measured, not assumed.")
    private Optional<String> offers = Optional.empty();

    @Option(names = "--cut", paramLabel = "NAME", split = ",",
            description = "Cut markouts by instrument, hour, size or volatility. Repeatable.")
    private List<String> cuts = List.of();

    @Option(names = "--from", paramLabel = "TIME", description = "First moment that counts, UTC.")
    private Optional<
            String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME",
            description = "First moment that no longer counts, UTC.")
    private Optional<String> to = Optional.empty();

    @Option(names = "--taxonomy", paramLabel = "NAME|FILE",
            description = "Rules to use: a preset or a file.")
    private Optional<String> taxonomy = Optional.empty();

    @Option(names = "--method", paramLabel = "NAME", description = "How to segment (default: auto).")
    private Optional<
            String> method = Optional.empty();

    @Option(names = "--previous", paramLabel = "DIR",
            description = "An earlier run, whose segment names are kept.")
    private Optional<String> previous = Optional.empty();

    @Option(names = "--profile-of-use", paramLabel = "NAME",
            description = "analytics, dealer or venue.")
    private Optional<String> profileOfUse = Optional.empty();

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
        set(settings, ConfigKey.GROUPS, file(groups, "--groups"));
        set(settings, ConfigKey.CURRENT_TIERS, file(currentTiers, "--current-tiers"));
        set(settings, ConfigKey.OFFERS, file(offers, "--offers"));
        set(settings, ConfigKey.FROM, from);
        set(settings, ConfigKey.TO, to);
        set(settings, ConfigKey.PROFILE_OF_USE, profileOfUse);
        set(settings, ConfigKey.THREADS, threads);
        set(settings, ConfigKey.SEED, seed);
        set(settings, ConfigKey.ASSUME_FLAT, assumeFlat ? Optional.of("true") : Optional.empty());
        set(settings, ConfigKey.STRICT, strict ? Optional.of("true") : Optional.empty());
        taxonomy.ifPresent(t -> settings.set(ConfigKey.SEGMENT_TAXONOMY, List.of(t), "--taxonomy", Path.of("")));
        method.ifPresent(m -> settings.set(ConfigKey.SEGMENT_METHOD, List.of(m), "--method", Path.of("")));
        file(previous, "--previous")
                .ifPresent(p -> settings.set(ConfigKey.SEGMENT_PREVIOUS, List.of(p), "--previous", Path.of("")));
        if (!cuts.isEmpty()) {
            settings.set(ConfigKey.CUTS, cuts, "--cut", Path.of(""));
        }
        if (!house.isEmpty()) {
            settings.set(ConfigKey.HOUSE, house, "--house", Path.of(""));
        }
        return settings;
    }

    private static void set(Settings settings, ConfigKey key, Optional<String> value) {
        value.ifPresent(v -> settings.set(key, List.of(v), "--" + key.path(), Path.of("")));
    }

    private static Optional<String> file(Optional<String> name, String flag) {
        name.ifPresent(n -> {
            if (!Files.isReadable(Path.of(n))) {
                throw UserError.usage("no such file: " + n).at(flag + " " + n)
                        .next("check the path, or leave " + flag + " out");
            }
        });
        return name;
    }
}

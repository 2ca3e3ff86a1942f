package io.assay.app.cli;

import io.assay.app.config.ConfigKey;
import io.assay.app.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The flags of a whole run that stand for keys of `assay.yaml` and win over it.
final class RunFlags {
    @Mixin
    private ReadFlags reading = new ReadFlags();

    @Option(names = "--judge-from", paramLabel = "TIME|SHARE",
            description = "Fit on what comes before, judge on what follows; 0.5 is the middle of the span (default:"
                    + " judge on the last week, day or half).")
    private Optional<String> judgeFrom = Optional.empty();

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

    @Option(names = "--taxonomy", paramLabel = "NAME|FILE",
            description = "Rules to use: a preset or a file.")
    private Optional<String> taxonomy = Optional.empty();

    @Option(names = "--method", paramLabel = "NAME", description = "How to segment (default: auto).")
    private Optional<
            String> method = Optional.empty();

    @Option(names = "--previous", paramLabel = "DIR",
            description = "An earlier run, whose segment names are kept, and its tiers until a move pays.")
    private Optional<String> previous = Optional.empty();

    @Option(names = "--profile-of-use", paramLabel = "NAME",
            description = "analytics, dealer or venue.")
    private Optional<String> profileOfUse = Optional.empty();

    /// What was given, as settings that name the flag they came from.
    Settings settings() {
        var settings = reading.settings();
        ReadFlags.set(settings, ConfigKey.GROUPS, ReadFlags.file(groups, "--groups"));
        ReadFlags.set(settings, ConfigKey.CURRENT_TIERS, ReadFlags.file(currentTiers, "--current-tiers"));
        ReadFlags.set(settings, ConfigKey.OFFERS, ReadFlags.file(offers, "--offers"));
        ReadFlags.set(settings, ConfigKey.PROFILE_OF_USE, profileOfUse);
        ReadFlags.set(settings, ConfigKey.JUDGE_FROM, judgeFrom);
        taxonomy.ifPresent(t -> settings.set(ConfigKey.SEGMENT_TAXONOMY, List.of(t), "--taxonomy", Path.of("")));
        method.ifPresent(m -> settings.set(ConfigKey.SEGMENT_METHOD, List.of(m), "--method", Path.of("")));
        ReadFlags.file(previous, "--previous")
                .ifPresent(p -> settings.set(ConfigKey.SEGMENT_PREVIOUS, List.of(p), "--previous", Path.of("")));
        if (!cuts.isEmpty()) {
            settings.set(ConfigKey.CUTS, cuts, "--cut", Path.of(""));
        }
        return settings;
    }
}

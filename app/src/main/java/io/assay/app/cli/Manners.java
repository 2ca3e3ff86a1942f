package io.assay.app.cli;

import picocli.CommandLine.Option;

/// The options every command has.
final class Manners {
    @Option(names = {"-q", "--quiet"}, description = "Say nothing but errors.")
    boolean quiet;

    @Option(names = "--no-color", description = "No colours; so does the variable NO_COLOR.")
    boolean noColour;

    @Option(names = "--no-input", description = "Never ask; fail with the question instead.")
    boolean noInput;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    boolean help;

    /// How far a long piece of work is, shown on a terminal unless quiet.
    TerminalProgress progress(Surroundings surroundings) {
        return new TerminalProgress(surroundings.err(), surroundings.errIsTerminal(), quiet, System::nanoTime);
    }
}

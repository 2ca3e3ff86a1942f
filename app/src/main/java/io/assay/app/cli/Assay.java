package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/// The command `assay`, of [Subcommands]. No lambda in them has a type of picocli in its signature: as they come its class files are
/// too old for Java's cache of linked classes, which cannot be made with such a lambda in it.
@Command(name = "assay", version = Assay.VERSION, header = {"Grades the order flow of crypto-derivatives accounts.", "",
        "  assay demo                            make a day of trading and report on it",
        "  assay report fills.json --out out     report on an export you have",
        "  assay explain ACCOUNT -d out          why one account is where it is",
        "  assay sql -d out \"FROM segments\"      ask the result anything",
        ""},
        footer = {"", "assay COMMAND --help says more. Data goes to standard output, messages to standard error.",
                "Exit codes: 0 done, 1 wrong call, 2 rejects under --strict, 4 input or output, 5 no space, 7 version,",
                "8 the profile of use does not allow it."})
public final class Assay implements Callable<Integer> {
    static final String VERSION = "assay 0.1.0";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.exit(run(Wiring.ofThisBuild(), Surroundings.ofProcess(), args));
    }

    /// Runs one command line and returns its exit code.
    static int run(Wiring wiring, Surroundings surroundings, String... args) {
        List<String> given = Arrays.asList(args);
        Surroundings dressed = given.contains("--no-color") ? surroundings.withoutColour() : surroundings;
        boolean debug = given.contains("--debug");
        try {
            var line = new CommandLine(new Assay());
            line.getCommandSpec().addOption(OptionSpec.builder("-V", "--version").versionHelp(true)
                    .description("Show the version.").build());
            new Subcommands(wiring, dressed).addTo(line, args);
            withManners(line);
            configure(line, dressed, debug);
            return line.execute(args);
        } catch (RuntimeException | OutOfMemoryError e) {
            return Complaint.say(e, dressed, debug);
        }
    }

    /// Gives a command, and those under it, the options every command has that it does not bring itself.
    private static void withManners(CommandLine line) {
        var spec = line.getCommandSpec();
        for (OptionSpec option : CommandSpec.forAnnotatedObject(new Manners()).options()) {
            if (Arrays.stream(option.names()).noneMatch(spec.optionsMap()::containsKey)) {
                spec.addOption(option);
            }
        }
        for (CommandLine under : line.getSubcommands().values()) {
            if (under.getCommand() != null) {
                withManners(under);
            }
        }
    }

    private static void configure(CommandLine line, Surroundings surroundings, boolean debug) {
        line.setOut(writer(surroundings.out()));
        line.setErr(writer(surroundings.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                surroundings.colour() && surroundings.outIsTerminal() ? CommandLine.Help.Ansi.ON
                        : CommandLine.Help.Ansi.OFF));
        line.setUsageHelpWidth(100);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        var complaints = new Complaints(surroundings, debug);
        line.setParameterExceptionHandler(complaints);
        line.setExecutionExceptionHandler(complaints);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    private static UserError wrongCall(CommandLine.ParameterException e) {
        CommandLine at = e.getCommandLine();
        String command = at.getCommandSpec().qualifiedName();
        String what = String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^Error: ", "");
        String next = command + " --help";
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().getFirst();
            boolean isFlag = word.startsWith("-");
            boolean isCommand = !isFlag && at.getParent() == null;
            String name = isFlag && word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            what = (isFlag ? "unknown option " : isCommand ? "unknown command " : "too many arguments: ") + name;
            next = Nearest.to(name, isFlag ? flags(at) : at.getSubcommands().keySet())
                    .map(near -> "did you mean " + near + "?").orElse(next);
        }
        return UserError.usage(what).at(command).next(next).causedBy(e);
    }

    private static List<String> flags(CommandLine at) {
        var names = new ArrayList<String>();
        for (OptionSpec option : at.getCommandSpec().options()) {
            names.addAll(Arrays.asList(option.names()));
        }
        return names;
    }

    /// Says what went wrong.
    private record Complaints(Surroundings surroundings, boolean debug)
            implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
        @Override
        public int handleParseException(CommandLine.ParameterException e, String[] args) {
            return Complaint.say(wrongCall(e), surroundings, debug);
        }

        @Override
        public int handleExecutionException(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
            return Complaint.say(e, surroundings, debug);
        }
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.OK.code();
    }
}

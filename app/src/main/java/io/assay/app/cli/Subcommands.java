package io.assay.app.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// The commands by name. A call makes the one it names, so that a short command starts fast; the list of commands needs none made.
final class Subcommands {
    private final Map<String, Subcommand> all = new LinkedHashMap<>();

    Subcommands(Wiring wiring, Surroundings surroundings) {
        add("demo", DemoCommand.class, () -> new DemoCommand(wiring, surroundings));
        add("report", ReportCommand.class, () -> new ReportCommand(wiring, surroundings));
        add("explain", ExplainCommand.class, () -> new ExplainCommand(surroundings));
        add("convert", ConvertCommand.class, () -> new ConvertCommand(surroundings));
        add("map", MapCommand.class, () -> new MapCommand(surroundings));
        add("segment", SegmentCommand.class, () -> SegmentCommand.line(surroundings));
        add("toxicity", ToxicityCommand.class, () -> new CommandLine(new ToxicityCommand(surroundings))
                .addSubcommand("power", new PowerCommand(surroundings))
                .addSubcommand("internalise", new InternaliseCommand(surroundings)));
        add("quote", QuoteCommand.class, () -> QuoteCommand.line(surroundings));
        add("margin", MarginCommand.class, () -> MarginCommand.line(surroundings));
        add("collateral", CollateralCommand.class, () -> new CollateralCommand(surroundings));
        add("buckets", BucketsCommand.class, () -> new BucketsCommand(surroundings));
        add("links", LinksCommand.class, () -> new LinksCommand(surroundings));
        add("impact", ImpactCommand.class, () -> new ImpactCommand(surroundings));
        add("hedge", HedgeCommand.class, () -> new HedgeCommand(surroundings));
        add("pin", PinCommand.class, () -> new PinCommand(surroundings));
        add("vpin", VpinCommand.class, () -> new VpinCommand(surroundings));
        add("sql", SqlCommand.class, () -> new SqlCommand(surroundings));
        add("config", ConfigCommand.class, () -> new ConfigCommand(surroundings));
        add("doctor", DoctorCommand.class, () -> new DoctorCommand(surroundings));
        all.putAll(wiring.moreCommands());
        add("help", CommandLine.HelpCommand.class, () -> new CommandLine.HelpCommand());
        add("generate-completion", AutoComplete.GenerateCompletion.class, () -> new AutoComplete.GenerateCompletion());
    }

    /// @param type whose annotation says what it is for
    /// @param made makes it
    record Subcommand(Class<?> type, Supplier<Object> made) {
        /// What the list of commands says of it.
        private CommandSpec outline() {
            var spec = CommandSpec.create();
            var told = type.getAnnotation(Command.class);
            if (told != null) {
                spec.usageMessage().description(told.description()).header(told.header()).hidden(told.hidden());
            }
            return spec;
        }
    }

    private void add(String name, Class<?> type, Supplier<Object> made) {
        all.put(name, new Subcommand(type, made));
    }

    /// The command that stands first; where another is named later, such as behind `help`, all of them; else their outlines.
    void addTo(CommandLine line, String[] args) {
        var first = args.length == 0 ? null : all.get(args[0]);
        if (first != null && !args[0].equals("help") && !args[0].equals("generate-completion")) {
            line.addSubcommand(args[0], first.made().get());
            return;
        }
        boolean isNamed = Arrays.stream(args).anyMatch(all::containsKey);
        for (var command : all.entrySet()) {
            line.addSubcommand(command.getKey(),
                    isNamed ? command.getValue().made().get() : command.getValue().outline());
        }
    }
}

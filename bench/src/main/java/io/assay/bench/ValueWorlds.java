package io.assay.bench;

import io.assay.app.simulate.ValueLines;
import io.assay.app.simulate.ValueTables;
import io.assay.app.simulate.ValueTrial;
import io.assay.app.simulate.ValueTrials;
import io.assay.app.simulate.ValueWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// How often the card's interval holds the true value of the policy it selected, and who wins: planted worlds one by one
/// into files of lines, and the tables of what such files hold.
final class ValueWorlds {
    private ValueWorlds() {}

    /// `draw WHICH COUNT SEED ACCOUNTS FILE` adds worlds to a file, those it lacks; `tables SPREAD WORTHLESS` prints.
    public static void main(String[] args) throws IOException {
        if (args[0].equals("draw")) {
            draw(args[1], Integer.parseInt(args[2]), Long.parseLong(args[3]), Integer.parseInt(args[4]),
                    Path.of(args[5]));
        } else {
            tables(read(Path.of(args[1])), read(Path.of(args[2])));
        }
    }

    private static void draw(String which, int count, long seed, int accounts, Path file) throws IOException {
        var d = ValueWorld.DEFAULT;
        var like = new ValueWorld(0, accounts, d.days(), d.windows(), !which.equals("plain"));
        var done = read(file).trials().stream().map(ValueTrial::seed).toList();
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            for (long s = seed; s < seed + count; s++) {
                if (!done.contains(s)) {
                    out.write(ValueLines.line(ValueTrial.of(like.withAdverseBp(adverseBp(which, s)), s)));
                    out.newLine();
                    out.flush();
                }
            }
        }
    }

    /// Worlds of every value, only those in which there is some, or only those in which there is none.
    private static double adverseBp(String which, long seed) {
        return switch (which) {
            case "spread", "plain" -> ValueTrials.spreadBp(seed);
            case "worth" -> ValueTrials.spreadBp(seed) / 2;
            case "worthless" -> ValueTrials.WORTHLESS_BP;
            default -> throw new IllegalArgumentException("spread, plain, worth or worthless, not " + which);
        };
    }

    private static ValueTrials read(Path file) throws IOException {
        var lines = new ArrayList<ValueTrial>();
        for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            lines.add(ValueLines.parse(line));
        }
        return new ValueTrials(lines);
    }

    private static void tables(ValueTrials spread, ValueTrials worthless) {
        var worth = spread.between(0, 0.1);
        System.out.println(ValueTables.headOfCover());
        System.out.println(ValueTables.cover("adverse markout 0 to 0.2 bp", spread));
        System.out.println(ValueTables.cover("of these, 0 to 0.1 bp", worth));
        System.out.println(ValueTables.cover("0.2 bp: separable, worthless", worthless));
        System.out.println();
        System.out.println(ValueTables.headOfChampions());
        System.out.println(ValueTables.champions("0 to 0.05 bp", spread.between(0, 0.05)));
        System.out.println(ValueTables.champions("0 to 0.1 bp", worth));
        System.out.println(ValueTables.champions("0.2 bp", worthless));
        System.out.println("\nWhere value exists (0 to 0.1 bp):\n");
        System.out.println(ValueTables.headOfMethods());
        ValueTables.methods(worth).forEach(System.out::println);
        System.out.println("\nWhere it does not (0.2 bp):\n");
        System.out.println(ValueTables.headOfMethods());
        ValueTables.methods(worthless).forEach(System.out::println);
    }
}

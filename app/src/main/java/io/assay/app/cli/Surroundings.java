package io.assay.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command sees of the world: its three streams, and whether a person sits at each end.
///
/// @param out data, and nothing else
/// @param err everything said about it
/// @param colour whether messages may be coloured
record Surroundings(InputStream in, PrintStream out, PrintStream err, boolean inIsTerminal, boolean outIsTerminal,
        boolean errIsTerminal, boolean colour) {

    static Surroundings ofProcess() {
        boolean err = Terminals.isTerminal(2);
        boolean colour = err && !System.getenv().containsKey("NO_COLOR") && !"dumb".equals(System.getenv("TERM"));
        return new Surroundings(System.in, utf8(System.out), utf8(System.err), Terminals.isTerminal(0),
                Terminals.isTerminal(1), err, colour);
    }

    /// The same words in the same bytes, whatever the locale says.
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    Surroundings withoutColour() {
        return new Surroundings(in, out, err, inIsTerminal, outIsTerminal, errIsTerminal, false);
    }
}

package io.assay.app.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells a terminal from a pipe, for each of the three standard streams where the system says, else for all at once.
final class Terminals {
    private Terminals() {}

    static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String device = Files.readSymbolicLink(link).toString();
                return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty")
                        || device.startsWith("/dev/console");
            } catch (IOException _e) {
                return false;
            }
        }
        return consoleIsTerminal();
    }

    /// Since Java 22 there is a console even in a pipe, and only `isTerminal`, new with it, tells.
    @SuppressWarnings("SystemConsoleNull") // it still does on 21
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException _e) {
            return true;
        } catch (ReflectiveOperationException _e) {
            return false;
        }
    }
}

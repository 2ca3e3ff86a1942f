package io.assay.app.cli;

import java.io.PrintStream;
import java.util.function.Supplier;

/// Ctrl-C during long work says what became of it and how to take it up again.
final class Interruption {
    private Interruption() {}

    /// Does `work`; if the process is told to end meanwhile, says `words`.
    static <T> T saying(PrintStream err, String words, Supplier<T> work) {
        var hook = new Thread(() -> err.println(System.lineSeparator() + "interrupted: " + words), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _e) {
            return; // the process is ending and the words are being said
        }
    }
}

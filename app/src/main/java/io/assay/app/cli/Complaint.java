package io.assay.app.cli;

import io.assay.app.config.ExitCode;
import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import io.assay.app.store.StoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.Locale;

/// The one place where anything that went wrong becomes words: what, where, why, next, in at most eight lines.
final class Complaint {
    private static final int LINE_MAX = 400;

    private Complaint() {}

    /// Says it, with the stack trace only when `debug` asks for it, and returns the exit code.
    static int say(Throwable failure, Surroundings surroundings, boolean debug) {
        UserError error = understood(failure);
        PrintStream err = surroundings.err();
        String red = surroundings.colour() ? "\u001b[1;31m" : "";
        String plain = surroundings.colour() ? "\u001b[0m" : "";
        err.println(red + "error:" + plain + " " + line(error.what()));
        part(err, "where", error.where());
        part(err, "why", error.why());
        part(err, "next", error.next());
        if (debug) {
            failure.printStackTrace(err);
        }
        return error.exit().code();
    }

    private static void part(PrintStream err, String name, String text) {
        if (!text.isEmpty()) {
            err.println(String.format(Locale.ROOT, "  %-6s %s", name + ":", line(text)));
        }
    }

    /// One line, whatever it holds: control characters of a file name must not move the cursor.
    private static String line(String text) {
        var out = new StringBuilder();
        text.codePoints().limit(LINE_MAX).forEach(c -> out.appendCodePoint(isDrawn(c) ? c : ' '));
        return out.toString();
    }

    private static boolean isDrawn(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT;
    }

    static UserError understood(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("No space left on device")) {
                return UserError.of(ExitCode.NO_SPACE, "no space left on the disk").because(message(failure))
                        .next("free some space or choose another --out DIR; nothing half-written was left")
                        .causedBy(failure);
            }
        }
        return switch (failure) {
            case UserError error -> error;
            case InvalidPathException path -> UserError.usage("no name of a file: " + path.getInput())
                    .because(path.getReason()).next("check the path").causedBy(path);
            case UncheckedIOException io -> ofInputOutput(io.getCause() == null ? new IOException(io) : io.getCause());
            case IOException io -> ofInputOutput(io);
            case StoreException store -> UserError.of(ExitCode.IO, message(store).lines().findFirst().orElse(""))
                    .next("run assay doctor; --debug shows where").causedBy(store);
            case OutOfMemoryError memory -> UserError.of(ExitCode.IO, "out of memory")
                    .because(message(memory)).next("give more, for example ASSAY_HEAP=4g assay ...");
            default -> UserError.of(ExitCode.USAGE, "this is a fault of the program, not yours")
                    .because(failure.getClass().getSimpleName() + ": " + message(failure))
                    .next("run again with --debug and report what it prints").causedBy(failure);
        };
    }

    private static UserError ofInputOutput(IOException io) {
        String file = io instanceof FileSystemException at ? String.valueOf(at.getFile()) : "";
        return UserError.of(ExitCode.IO, "could not read or write").at(file).because(Reasons.of(io))
                .next("check the path and your rights, then run again").causedBy(io);
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}

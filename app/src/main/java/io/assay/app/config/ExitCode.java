package io.assay.app.config;

/// How a command ended, as the shell sees it.
public enum ExitCode {
    OK(0),
    USAGE(1),
    REJECTS(2),
    CORRUPT_JOURNAL(3),
    IO(4),
    NO_SPACE(5),
    AUDIT(6),
    VERSION(7),
    AUTHORISATION(8),
    /// Ctrl-C, as shells count it: 128 + SIGINT.
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}

package io.assay.app.config;

import org.jspecify.annotations.Nullable;

/// Something the person at the keyboard can put right: what happened, where, why, and what to do next.
///
/// Thrown from anywhere in the application, rendered in one place. An empty part is left out.
public final class UserError extends RuntimeException {
    private final ExitCode exit;
    private final String what;
    private final String where;
    private final String why;
    private final String next;

    private UserError(ExitCode exit, String what, String where, String why, String next, @Nullable Throwable cause) {
        super(what, cause);
        this.exit = exit;
        this.what = what;
        this.where = where;
        this.why = why;
        this.next = next;
    }

    public static UserError of(ExitCode exit, String what) {
        return new UserError(exit, what, "", "", "", null);
    }

    /// A wrong call: exit code 1.
    public static UserError usage(String what) {
        return of(ExitCode.USAGE, what);
    }

    public UserError at(String place) {
        return new UserError(exit, what, place, why, next, getCause());
    }

    public UserError because(String reason) {
        return new UserError(exit, what, where, reason, next, getCause());
    }

    public UserError next(String step) {
        return new UserError(exit, what, where, why, step, getCause());
    }

    public UserError causedBy(Throwable cause) {
        return new UserError(exit, what, where, why, next, cause);
    }

    public ExitCode exit() {
        return exit;
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public String why() {
        return why;
    }

    public String next() {
        return next;
    }
}

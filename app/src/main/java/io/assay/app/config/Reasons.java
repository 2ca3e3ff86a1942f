package io.assay.app.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why the disk refused, in words.
public final class Reasons {
    private Reasons() {}

    public static String of(IOException refusal) {
        if (refusal instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (refusal instanceof NotDirectoryException) {
            return refusal.getMessage() + " is a file, not a folder";
        }
        if (refusal instanceof AccessDeniedException) {
            return "you have no right to it";
        }
        String reason = refusal instanceof FileSystemException at ? at.getReason() : refusal.getMessage();
        return reason == null || reason.isBlank() ? "the system gave no reason" : reason;
    }
}

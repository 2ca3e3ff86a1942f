package io.assay.app.store;

/// A database or disk refused; the message says what we were doing, the cause what it answered.
public final class StoreException extends RuntimeException {
    public StoreException(String doing, Throwable cause) {
        super(doing + ": " + cause.getMessage(), cause);
    }
}

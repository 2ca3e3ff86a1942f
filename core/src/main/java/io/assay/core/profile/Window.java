package io.assay.core.profile;

/// A span of event time, `fromNs` included, `toNs` excluded.
public record Window(long fromNs, long toNs) {
    public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);

    public Window {
        if (toNs < fromNs) {
            throw new IllegalArgumentException("a window from " + fromNs + " to " + toNs);
        }
    }

    public boolean contains(long timeNs) {
        return timeNs >= fromNs && timeNs < toNs;
    }
}

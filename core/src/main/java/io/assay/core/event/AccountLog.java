package io.assay.core.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything sources said of accounts beside their fills, each fact once: equal rows of one file are facts of
/// their own, numbered; equal rows of equal numbers in two files are one.
public final class AccountLog {
    private record Seen(AccountEvent event, int occurrence) {}

    private final Set<Seen> seen = new HashSet<>();
    private final Map<AccountEvent, Integer> inThisFile = new HashMap<>();
    private final List<AccountEvent> events = new ArrayList<>();

    /// The next file begins.
    public void begin() {
        inThisFile.clear();
    }

    /// False when the fact was known already.
    public boolean add(AccountEvent event) {
        boolean isNew = seen.add(new Seen(event, inThisFile.merge(event, 1, Integer::sum)));
        if (isNew) {
            events.add(event);
        }
        return isNew;
    }

    /// All facts of one kind, in the order they arrived.
    public <T extends AccountEvent> List<T> all(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public int size() {
        return events.size();
    }
}

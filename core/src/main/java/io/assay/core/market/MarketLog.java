package io.assay.core.market;

import io.assay.core.event.MarketEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What everybody could see, as it arrives. Append only.
public final class MarketLog {
    private final List<MarketEvent> events = new ArrayList<>();

    /// @param source file the event was read from
    public void add(MarketEvent event, String source) {
        events.add(event);
    }

    public List<MarketEvent> events() {
        return Collections.unmodifiableList(events);
    }

    public int size() {
        return events.size();
    }
}

package io.assay.app.simulate;

import java.util.PriorityQueue;

/// What is still to happen, earliest first; of equal times the one entered first.
final class Agenda {
    private record Entry(long timeNs, long sequence, Runnable task) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(timeNs, other.timeNs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long sequence;

    void at(long timeNs, Runnable task) {
        entries.add(new Entry(timeNs, sequence++, task));
    }

    /// Time of the next task, `Long.MAX_VALUE` when there is none.
    long nextNs() {
        Entry next = entries.peek();
        return next == null ? Long.MAX_VALUE : next.timeNs();
    }

    Runnable pop() {
        return entries.remove().task();
    }
}

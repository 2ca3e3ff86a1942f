package io.assay.core.venue;

import java.util.Optional;
import java.util.function.Supplier;

/// What a decoder must be told about the file it reads.
///
/// @param name for rejects
/// @param stated account that the caller says all rows belong to, whatever they say; empty when nobody said
/// @param owner asked for the account whose rows these are where the file does not say; empty when nobody knows
/// @param latestNs newest event time that can be true (the clock is the caller's)
public record Source(String name, String stated, Supplier<String> owner, long latestNs) {
    public Source(String name, String account, long latestNs) {
        this(name, "", () -> account, latestNs);
    }

    public String account() {
        return owner.get();
    }

    /// The same for several threads at once, of which only the first to want it asks for the account.
    public Source sharedByThreads() {
        return new Source(name, stated, new Once(owner), latestNs);
    }

    /// An answer asked for once; a question that failed is asked again.
    private static final class Once implements Supplier<String> {
        private final Supplier<String> asked;
        private Optional<String> answer = Optional.empty();

        Once(Supplier<String> asked) {
            this.asked = asked;
        }

        @Override
        public synchronized String get() {
            if (answer.isEmpty()) {
                answer = Optional.of(asked.get());
            }
            return answer.get();
        }
    }
}

package io.assay.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TermsTest {
    /// A hundred thousand underlyings numbered by counting those before each kept a report busy for half an hour.
    @Test
    void underlyings_are_numbered_in_order_by_one_walk() {
        var names = new TreeSet<>(List.of("ETH", "BTC", "SOL", "kPEPE"));
        var walks = new AtomicInteger();
        var numbers = Terms.numbered(() -> {
            walks.incrementAndGet();
            return names.iterator();
        });
        assertThat(walks).hasValue(1);
        assertThat(numbers).hasSize(4);
        names.forEach(name -> assertThat(numbers).containsEntry(name, names.headSet(name).size()));
    }
}

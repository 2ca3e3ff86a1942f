package io.assay.bench;

import io.assay.app.simulate.EmptyMixture;
import java.util.stream.LongStream;

/// How many segments the mixture alone finds in books without segments: `COUNT SEED` prints the table, on all cores.
final class EmptyMixtures {
    private EmptyMixtures() {}

    public static void main(String[] args) {
        long seed = Long.parseLong(args[1]);
        var books = LongStream.range(seed, seed + Integer.parseInt(args[0])).parallel().mapToObj(EmptyMixture::of).toList();
        System.out.println(EmptyMixture.head());
        System.out.println(EmptyMixture.row(books));
    }
}

package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which account is in which segment, from a file or an earlier run.
///
/// @param byAccount segment by account; accounts without one are not in it
/// @param names of segments, ascending
public record KnownSegments(Map<String, String> byAccount, List<String> names) {
    private static final String ALL = "all";

    public KnownSegments {
        byAccount = new TreeMap<>(byAccount);
        names = List.copyOf(names);
    }

    /// @param file segments of a file, before those of the run
    /// @param run folder of a run
    /// @return empty where neither is given
    public static Optional<KnownSegments> of(Optional<SortedMap<String, String>> file, Optional<Path> run) {
        return file.or(() -> PreviousRun.read(run, "--run").map(PreviousRun::segments)).map(KnownSegments::of);
    }

    /// All these accounts in one segment.
    public static KnownSegments one(QuoteFile file) {
        var all = new TreeMap<String, String>();
        file.records().forEach(r -> all.put(r.account(), ALL));
        return new KnownSegments(all, List.of(ALL));
    }

    private static KnownSegments of(SortedMap<String, String> segments) {
        var known = new TreeMap<>(segments);
        known.values().removeIf(String::isEmpty);
        if (known.isEmpty()) {
            throw UserError.usage("no account has a segment").at("--run, --segments")
                    .next("name another run or file, or leave it out");
        }
        return new KnownSegments(known, List.copyOf(new TreeSet<>(known.values())));
    }
}

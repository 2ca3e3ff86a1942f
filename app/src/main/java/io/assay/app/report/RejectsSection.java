package io.assay.app.report;

import java.util.List;

/// Rows that were not applied, by reason, most frequent first.
///
/// @param listed of them, in `rejects.csv`; of very many only the first are
public record RejectsSection(List<Group> groups, long listed) {
    public RejectsSection {
        groups = List.copyOf(groups);
    }

    /// One reason, with a few of its rows; with none where none of them is listed.
    public record Group(String reason, long count, List<Example> examples) {
        static final int EXAMPLES_MAX = 5;

        public Group {
            examples = List.copyOf(examples.subList(0, Math.min(examples.size(), EXAMPLES_MAX)));
        }
    }

    /// Where it was, which field, and what stood there.
    public record Example(String source, long line, String field, String value) {}
}

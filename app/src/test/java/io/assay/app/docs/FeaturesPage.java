package io.assay.app.docs;

import io.assay.core.profile.Column;
import io.assay.core.profile.Cut;
import io.assay.core.profile.Feature;
import io.assay.core.profile.FeatureGroup;
import io.assay.core.profile.Horizon;
import io.assay.core.profile.Purpose;
import io.assay.core.profile.Statistic;
import io.assay.core.profile.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The reference page of the feature catalogue, as Markdown.
final class FeaturesPage {
    private FeaturesPage() {}

    static String text() {
        var page = new StringBuilder("""
                # Features

                One row of the table `profiles` is one account; these are its columns. The page is written from the
                catalogue in `Feature` and `Column`, and a test holds it to them.

                - A feature that cannot be computed is absent, and its rule says when; nothing reads absent as zero.
                - Statistics are done on the transformed value: %s.
                - Purposes say what a feature may decide: %s.

                """.formatted(named(Transform.values()), named(Purpose.values())));
        for (FeatureGroup group : FeatureGroup.values()) {
            page.append("## ").append(title(group)).append("\n\n");
            page.append(
                    "| column | unit | transform | for | what it is | when it is absent |\n|---|---|---|---|---|---|\n");
            Arrays.stream(Feature.values()).filter(feature -> feature.group() == group)
                    .forEach(feature -> page.append(row(feature)));
            page.append('\n');
        }
        return page.append(families()).toString();
    }

    private static String row(Feature feature) {
        String name = "`" + feature.columnName() + (feature.hasHorizons() ? "_H" : "") + "`";
        String purposes = feature.purposes().stream().map(FeaturesPage::lower).collect(Collectors.joining(", "));
        return "| " + String.join(" | ", name, feature.unit(), lower(feature.transform()), purposes,
                cell(feature.definition()), cell(feature.missing())) + " |\n";
    }

    private static String families() {
        List<String> families = Arrays.stream(Feature.values()).filter(Feature::hasHorizons)
                .map(feature -> "`" + feature.columnName() + "`").toList();
        return """
                ## Columns of a family

                %s are families: a name ends in the horizon, then in the fills it is taken over, then in what is said of it.

                | part | values |
                |---|---|
                | horizon | %s |
                | fills | all, %s |
                | statistic | the value, %s |

                So `adverse_bp_10s_taker_se` is the standard error of the adverse selection after ten seconds over what the
                account took. `_n` counts the fills behind a value, `_basis` says how its error was had (BLOCKS of time, or
                POOLED over accounts), `_shrunk` and `_shrunk_sd` are drawn towards the population. There is no adverse
                selection at horizon 0. In all, a profile has %d columns.
                """.formatted(String.join(" and ", families),
                suffixes(Arrays.stream(Horizon.values()).map(Horizon::suffix).map(suffix -> "_" + suffix).toList()),
                suffixes(Arrays.stream(Cut.values()).map(Cut::suffix).toList()),
                suffixes(Arrays.stream(Statistic.values()).map(Statistic::suffix).toList()), Column.ALL.size());
    }

    private static String suffixes(List<String> all) {
        return all.stream().filter(suffix -> !suffix.isEmpty()).map(suffix -> "`" + suffix + "`")
                .collect(Collectors.joining(", "));
    }

    private static String named(Enum<?>[] values) {
        return Arrays.stream(values).map(FeaturesPage::lower).collect(Collectors.joining(", "));
    }

    private static String title(FeatureGroup group) {
        return group.name().charAt(0) + group.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

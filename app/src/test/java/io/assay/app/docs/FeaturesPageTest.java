package io.assay.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.core.profile.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FeaturesPageTest {
    @Test
    void the_page_of_features_says_what_the_catalogue_says() throws IOException {
        Path fresh = Files.writeString(Path.of("target", "features.md"), FeaturesPage.text());
        assertThat(Pages.root().resolve("docs/reference/features.md"))
                .as("the catalogue changed: copy app/" + fresh + " over the page").hasSameTextualContentAs(fresh);
    }

    @Test
    void every_feature_has_its_row() {
        int rows = 0;
        for (Feature feature : Feature.values()) {
            assertThat(FeaturesPage.text()).contains("| `" + feature.columnName(), feature.definition());
            rows++;
        }
        assertThat(FeaturesPage.text().lines().filter(line -> line.startsWith("| `")).count()).isEqualTo(rows);
    }
}

package io.assay.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.pipeline.SqlTwin.Question;
import io.assay.core.profile.FoldSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every column of a profile equals a second implementation over the same file, and a planted bug is caught.
class ProfileSqlTwinTest {
    @TempDir
    private static Path folder;

    @Test
    void every_column_of_a_day_equals_sql() throws Exception {
        var file = Days.simulated(folder.resolve("day"), 200, 20_000, 24, 11);
        var profiles = Days.profiles(Days.tape(file), FoldSpec.DEFAULT);
        var twin = SqlTwin.of(Question.of(file));
        assertThat(profiles.accounts()).isEqualTo(twin.values().keySet().stream().toList());
        assertThat(twin.differences(profiles)).isEmpty();
    }
}

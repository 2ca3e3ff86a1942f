package io.assay.app.ingest;

import io.assay.core.profile.Column;
import io.assay.core.profile.FeatureMatrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Profiles that a run left behind, read back from its `profiles.csv`: columns of the catalogue, empty is absent.
public final class ProfileFile {
    private ProfileFile() {}

    public static FeatureMatrix read(Path file) {
        var read = CsvFile.read(file);
        int names = read.column("account");
        var columns = new ArrayList<String>();
        var places = new ArrayList<Integer>();
        for (int c = 0; c < read.names().size(); c++) {
            int at = Column.of(read.names().get(c));
            if (at >= 0 && !Column.ALL.get(at).isBasis()) {
                columns.add(read.names().get(c));
                places.add(c);
            }
        }
        var lines = new TreeMap<String, Integer>();
        for (int line = 0; line < read.lines().size(); line++) {
            if (lines.put(read.cell(line, names), line) != null) {
                throw read.wrong(line, names, "an account that is not above already");
            }
        }
        var values = new double[lines.size() * columns.size()];
        int row = 0;
        for (int line : lines.values()) {
            for (int c = 0; c < columns.size(); c++) {
                values[row * columns.size() + c] = read.value(line, places.get(c));
            }
            row++;
        }
        return new FeatureMatrix(List.copyOf(lines.keySet()), columns, values);
    }
}

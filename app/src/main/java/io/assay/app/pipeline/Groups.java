package io.assay.app.pipeline;

import io.assay.app.config.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Client groups: which owner an account belongs to, from a file `account,group`, never guessed.
final class Groups {
    private Groups() {}

    static Map<String, String> read(Optional<Path> file) {
        if (file.isEmpty()) {
            return Map.of();
        }
        var path = file.get();
        try {
            var lines = Files.readAllLines(path);
            if (lines.isEmpty() || !lines.getFirst().strip().equals("account,group")) {
                throw UserError.usage("not a list of client groups: " + path).at(path + ", line 1")
                        .because("its header must be account,group")
                        .next("write one line an account under that header");
            }
            var groups = new HashMap<String, String>();
            for (int i = 1; i < lines.size(); i++) {
                var line = lines.get(i).strip();
                int comma = line.indexOf(',');
                if (line.isEmpty()) {
                    continue;
                }
                if (comma <= 0 || comma == line.length() - 1) {
                    throw UserError.usage("not an account and its group: " + line).at(path + ", line " + (i + 1))
                            .because("a line names an account, a comma and the group").next("mend that line");
                }
                var before = groups.put(line.substring(0, comma), line.substring(comma + 1));
                if (before != null && !before.equals(line.substring(comma + 1))) {
                    throw UserError.usage("an account of two groups: " + line.substring(0, comma))
                            .at(path + ", line " + (i + 1)).because("an account has one owner")
                            .next("keep one of the two lines");
                }
            }
            return groups;
        } catch (IOException e) {
            throw UserError.usage("cannot read " + path).at("--groups " + path)
                    .because(e.getClass().getSimpleName() + ": " + e.getMessage()).next("check the path").causedBy(e);
        }
    }
}

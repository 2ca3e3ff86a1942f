package io.assay.app.pipeline;

import io.assay.app.config.Reasons;
import io.assay.app.config.UserError;
import io.assay.core.precision.PresentTiers;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// The tiers a desk has today, from a file `account,tier`.
final class TierFile {
    private static final String HEADER = "account,tier";

    private TierFile() {}

    static Optional<PresentTiers> read(Optional<Path> file) {
        return file.map(path -> {
            var lines = lines(path);
            if (lines.isEmpty() || !lines.getFirst().replace("\uFEFF", "").strip().equals(HEADER)) {
                throw UserError.usage("not a list of tiers: " + path).at(path + ", line 1")
                        .because("its header must be " + HEADER).next("write one line an account under that header");
            }
            var tiers = new TreeMap<String, String>();
            for (int i = 1; i < lines.size(); i++) {
                add(lines.get(i).strip(), path + ", line " + (i + 1), tiers);
            }
            if (tiers.isEmpty()) {
                throw UserError.usage("no account has a tier: " + path).at("--current-tiers " + path)
                        .because("there is nothing under its header")
                        .next("write one line an account, or leave it out");
            }
            return new PresentTiers(tiers);
        });
    }

    private static void add(String line, String place, TreeMap<String, String> tiers) {
        if (line.isEmpty()) {
            return;
        }
        String[] cells = line.split(",", -1);
        if (cells.length != 2 || cells[0].isBlank() || cells[1].isBlank()) {
            throw UserError.usage("not an account and its tier: " + line).at(place)
                    .because("a line names an account, a comma and the tier").next("mend that line");
        }
        var before = tiers.put(cells[0].strip(), cells[1].strip());
        if (before != null && !before.equals(cells[1].strip())) {
            throw UserError.usage("an account of two tiers: " + cells[0].strip()).at(place)
                    .because("it was in " + before + " above").next("keep one of the two lines");
        }
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (CharacterCodingException e) {
            throw UserError.usage("not text: " + path).at("--current-tiers " + path)
                    .because("a list of tiers is CSV in UTF-8").next("export it as CSV").causedBy(e);
        } catch (IOException e) {
            throw UserError.usage("cannot read " + path).at("--current-tiers " + path).because(Reasons.of(e))
                    .next("check the path").causedBy(e);
        }
    }
}

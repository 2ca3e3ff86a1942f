package io.assay.app.ingest;

import io.assay.app.config.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One word an account from a CSV file of two columns: `account,tier`, `account,group`.
public final class AccountWords {
    private AccountWords() {}

    /// @param word what the second column is called
    /// @throws UserError when it is no such file, or an account has two words
    public static SortedMap<String, String> read(Path file, String word) {
        var read = CsvFile.read(file);
        if (!read.names().equals(List.of("account", word))) {
            throw UserError.usage("not a list of accounts and their " + word + "s: " + file).at(file + ", line 1")
                    .because("its header must be account," + word)
                    .next("write one line an account under that header");
        }
        var words = new TreeMap<String, String>();
        for (var line : read.lines()) {
            String account = line.cells().getFirst();
            String said = line.cells().getLast();
            String place = file + ", line " + line.number();
            if (account.isEmpty() || said.isEmpty()) {
                throw UserError.usage("not an account and its " + word + ": " + String.join(",", line.cells()))
                        .at(place).because("a line names an account, a comma and the " + word).next("mend that line");
            }
            var before = words.put(account, said);
            if (before != null && !before.equals(said)) {
                throw UserError.usage("an account of two " + word + "s: " + account).at(place)
                        .because("it was in " + before + " above").next("keep one of the two lines");
            }
        }
        return words;
    }
}

package io.assay.app.ingest;

import io.assay.app.config.UserError;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Whose rows those of one source are that do not say: the account the call names, else the address in the name of
/// the file or its folders, else what the person at the keyboard answers. Nobody's where other rows of the source
/// name somebody else. Looked up when the first such row asks.
final class Owner implements Supplier<String> {
    private static final Pattern ADDRESS =
            Pattern.compile("0[xX][0-9a-fA-F]{40}(?![0-9a-fA-F])|dydx1[0-9a-z]{38}(?![0-9a-z])");

    private final String source;
    private final Optional<String> named;
    private final Supplier<Optional<String>> person;
    private final Predicate<String> othersAreNamed;
    private String found = "";

    /// @param named account the call names
    /// @param person asked when nothing else tells
    /// @param othersAreNamed whether rows of the source name accounts other than the given one (empty: any)
    Owner(String source, Optional<String> named, Supplier<Optional<String>> person, Predicate<String> othersAreNamed) {
        this.source = source;
        this.named = named;
        this.person = person;
        this.othersAreNamed = othersAreNamed;
    }

    @Override
    public String get() {
        if (named.isPresent()) {
            return named.get();
        }
        if (othersAreNamed.test(found)) {
            return "";
        }
        if (found.isEmpty()) {
            found = inName().or(this::answer).orElseThrow(this::unknown);
        }
        return found;
    }

    private Optional<String> inName() {
        return ADDRESS.matcher(source).results().reduce((a, b) -> b)
                .map(match -> match.group().toLowerCase(Locale.ROOT));
    }

    private Optional<String> answer() {
        return person.get().map(String::strip).filter(text -> !text.isEmpty());
    }

    private UserError unknown() {
        return UserError.usage("whose fills are these? " + source + " does not say").at(source)
                .because("its rows do not name the account, and neither does the file name")
                .next("add --account 0x..., or put the address into the file name");
    }
}

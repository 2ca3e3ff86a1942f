package io.assay.app.pipeline;

import io.assay.app.config.Nearest;
import io.assay.app.config.UserError;
import java.util.List;

/// The accounts on our side of the trade. One that is in no file is a slip of the pen, and would leave nothing to
/// grade against.
final class House {
    private House() {}

    /// Refuses a name that no fill carries.
    static void check(List<String> named, List<String> accounts) {
        for (var house : named) {
            if (!accounts.contains(house)) {
                throw UserError.usage("no fill of the house account " + house).at("--house " + house)
                        .because("none of the " + accounts.size() + " accounts read has that name")
                        .next(Nearest.to(house, accounts).map(near -> "did you mean " + near + "?")
                                .orElse("name an account that is in the file"));
            }
        }
    }
}

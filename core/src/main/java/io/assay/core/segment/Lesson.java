package io.assay.core.segment;

import io.assay.core.profile.FeatureMatrix;
import java.util.Arrays;
import java.util.List;

/// What one window showed of accounts, and what the window after it then showed of the same accounts: the only
/// thing a method may learn a response from. Both windows had closed when the lesson was given.
///
/// @param profiles of the earlier window
/// @param next profiles of the window after it, whose fills all come later
/// @param responses what that window showed of accounts beside their profiles, also of some who did not trade in it: columns
///     with their standard errors (`_se`)
public record Lesson(FeatureMatrix profiles, FeatureMatrix next, FeatureMatrix responses) {
    private static final FeatureMatrix NOTHING = new FeatureMatrix(List.of(), List.of(), new double[0]);

    /// Profiles are all there is.
    public Lesson(FeatureMatrix profiles, FeatureMatrix next) {
        this(profiles, next, NOTHING);
    }

    /// The same lesson of these accounts only, named in ascending order.
    Lesson of(List<String> accounts) {
        return new Lesson(among(profiles, accounts), among(next, accounts), among(responses, accounts));
    }

    /// What the next window showed, by row of the earlier one: NaN where it did not know the account or the value, and
    /// `missing` throughout where it has no such column.
    double[] after(String column, double missing) {
        var from = responses.column(column) >= 0 ? responses : next;
        int at = from.column(column);
        int[] match = positions(profiles.accounts(), from.accounts());
        return Arrays.stream(match).mapToDouble(row -> at < 0 ? missing : row < 0 ? Double.NaN : from.at(row, at))
                .toArray();
    }

    /// How many accounts of the next window have this value.
    long values(String column) {
        var from = responses.column(column) >= 0 ? responses : next;
        int at = from.column(column);
        return at < 0 ? 0 : Arrays.stream(from.columnValues(at)).filter(v -> !Double.isNaN(v)).count();
    }

    /// For each row of the earlier window the row of the same account in the next, -1 where it was not active.
    int[] matches() {
        return positions(profiles.accounts(), next.accounts());
    }

    private static FeatureMatrix among(FeatureMatrix matrix, List<String> accounts) {
        int[] at = positions(accounts, matrix.accounts());
        return matrix.rowsAt(Arrays.stream(at).filter(row -> row >= 0).toArray());
    }

    /// Index in `among` of each of `names`, -1 where it is not there. Both ascend.
    public static int[] positions(List<String> names, List<String> among) {
        var out = new int[names.size()];
        int j = 0;
        for (int i = 0; i < out.length; i++) {
            while (j < among.size() && among.get(j).compareTo(names.get(i)) < 0) {
                j++;
            }
            out[i] = j < among.size() && among.get(j).equals(names.get(i)) ? j : -1;
        }
        return out;
    }
}

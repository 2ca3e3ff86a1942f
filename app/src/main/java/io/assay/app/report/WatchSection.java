package io.assay.app.report;

import java.time.Instant;
import java.util.List;

/// Accounts to look at beside the segments: those called toxic, and groups that trade together.
///
/// @param horizon time after a trade at which it is judged
/// @param toxic accounts called, first called first; of very many only the first
/// @param called how many there are, listed or not
/// @param watched accounts with at least one judged window
/// @param groups accounts held together by links of the same way, largest first; of very many only the first
/// @param linkGroups how many groups there are
/// @param links pairs linked in any way
/// @param note how links were looked for
public record WatchSection(String horizon, List<Toxic> toxic, int called, int watched, List<Group> groups,
        int linkGroups, int links, String note) {
    static final int ROWS_MAX = 50;

    public WatchSection {
        toxic = List.copyOf(toxic);
        groups = List.copyOf(groups);
        if (toxic.size() > ROWS_MAX || toxic.size() > called || groups.size() > ROWS_MAX
                || groups.size() > linkGroups) {
            throw new IllegalArgumentException(
                    toxic.size() + " of " + called + " accounts and " + groups.size() + " of "
                            + linkGroups + " groups, at most " + ROWS_MAX + " of each");
        }
    }

    /// The first of each list.
    public static WatchSection of(String horizon, List<Toxic> toxic, int watched, List<Group> groups, int links,
            String note) {
        return new WatchSection(horizon, toxic.subList(0, Math.min(ROWS_MAX, toxic.size())), toxic.size(), watched,
                groups.subList(0, Math.min(ROWS_MAX, groups.size())), groups.size(), links, note);
    }

    /// @param since when it was called
    /// @param evidenceLog10 decimal logarithm of the e-value then
    /// @param costBp mean cost to the house over windows, bp
    /// @param windows independent observations
    public record Toxic(String account, Instant since, double evidenceLog10, double costBp, long windows) {}

    /// @param members accounts in it, ascending; of very many only the first
    /// @param size how many there are
    /// @param p the smallest chance of a pair sharing as many cells
    public record Group(String name, List<String> members, int size, double p) {
        static final int MEMBERS_MAX = 8;

        public Group {
            members = List.copyOf(members.subList(0, Math.min(MEMBERS_MAX, members.size())));
        }
    }
}

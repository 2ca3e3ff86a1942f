package io.assay.app.ingest;

import io.assay.core.venue.MappedTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Which ways of writing times all values of a column agree with.
final class MapTimes {
    private static final List<String> DAYS = List.of("dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd",
            "dd-MM-yyyy", "MM-dd-yyyy", "yyyyMMdd", "dd-MMM-yyyy", "dd MMM yyyy", "MMM dd yyyy", "d.M.yyyy",
            "d/M/yyyy", "M/d/yyyy");
    private static final List<String> HOURS = List.of(" HH:mm:ss", " HH:mm:ss.SSS", " HH:mm:ss.SSSSSS", " HH:mm",
            "-HH:mm:ss", "-HH:mm:ss.SSS", ", HH:mm:ss", " hh:mm:ss a", " HHmmss");

    private MapTimes() {}

    /// A way of writing times.
    ///
    /// @param zoned whether the times say their zone
    record Way(String unit, String format, boolean zoned) {}

    /// Every way in which all the values are times, that with the fewest letters first.
    static List<Way> of(List<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        var first = values.getFirst();
        var unit = MappedTime.unitOf(first);
        if (unit.isPresent()) {
            return holds(new MappedTime(unit.get(), "", ZoneOffset.UTC), values)
                    ? List.of(new Way(unit.get(), "", true))
                    : List.of();
        }
        if (holds(new MappedTime("iso", "", ZoneOffset.UTC), values)) {
            return List
                    .of(new Way("iso", "", first.matches(".*(Z|T.*[+-]\\d\\d:?(\\d\\d)?| .*[+-]\\d\\d:?(\\d\\d)?)$")));
        }
        var ways = new ArrayList<Way>();
        for (var day : DAYS) {
            for (var hour : HOURS) {
                boolean looser = ways.stream().anyMatch(way -> loosened(way.format()).equals(day + hour));
                if (!looser && holds(new MappedTime("text", day + hour, ZoneOffset.UTC), values)) {
                    ways.add(new Way("text", day + hour, false));
                }
            }
        }
        return ways;
    }

    private static String loosened(String format) {
        return format.replace("dd", "d").replace("MM.", "M.").replace("MM/", "M/");
    }

    private static boolean holds(MappedTime time, List<String> values) {
        return values.stream().noneMatch(value -> time.iso(value).startsWith("'"));
    }
}

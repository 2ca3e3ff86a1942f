package io.assay.core.house;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is said about a file of the project when it is not tidy: pure functions from text to complaints.
final class Tidy {
    static final int LINES_MAX = 500;
    private static final Pattern TYPE = Pattern
            .compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)\\s*[<({a-z]");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`\n]+)`");
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][a-z][A-Za-z0-9]*[a-z0-9][A-Za-z0-9]*");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]\n]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+\\s+(.+)$");
    private static final Pattern COMMENT = Pattern.compile("(?m)//.*$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    /// What may not stand in any tracked text, and what to do about it. Split so that this file is tidy itself.
    private static final Map<Pattern, String> EVERYWHERE = bans(
            "(?i)\\bco" + "horts?\\b", "write segment",
            "\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b", "do it now, or say it in an issue",
            "(?<![\\w.])/(work|root|home|Users)/", "no paths of one machine",
            "https?://[^/\\s]*(artifactory|nexus|registry|mirror|:\\d)", "no hosts of one network");
    /// What may not stand in Java sources beyond that.
    private static final Map<Pattern, String> IN_JAVA = bans(
            "@Dis" + "abled", "mend the test or remove it",
            "\\b(Assumptions\\.|assume(True|False|That|ThatCode|NoException)\\()", "assert, or tag the test proof",
            "\\bThread\\.sle" + "ep\\(", "wait for the condition, not for a time",
            "\\.printStack" + "Trace\\(", "throw, or report what, where, why and next",
            "import javax\\.annotation\\.|import org\\.jetbrains\\.", "org.jspecify.annotations.Nullable",
            "import [\\w.]+\\.\\*;", "name what is imported",
            "(?m)^\\s*/\\*\\*", "Markdown comments with ///");
    /// What may not stand in the sources that ship, comments apart: a paper keeps its title.
    private static final Map<Pattern, String> IN_MAIN = bans(
            "(?i)(?<!k-)\\bclu" + "sters?\\b", "write segment",
            "@Suppress" + "Warnings\\(\"all\"\\)", "name the warning");

    private Tidy() {}

    /// Complaints about one file; empty when it is tidy.
    ///
    /// @param path relative to the checkout, with slashes
    static List<String> complaints(String path, String text) {
        var out = new ArrayList<String>();
        if (!path.endsWith("glossary.md")) {
            complain(path, text, EVERYWHERE, out);
        }
        if (path.endsWith(".java")) {
            complain(path, text, IN_JAVA, out);
        }
        if (path.endsWith(".java") && path.contains("src/main/")) {
            complain(path, COMMENT.matcher(text).replaceAll(""), IN_MAIN, out);
        }
        long lines = text.lines().count();
        if (lines > LINES_MAX) {
            out.add(path + ": " + lines + " lines, at most " + LINES_MAX + ": one idea a file");
        }
        return out;
    }

    /// Names of the types a Java source declares, nested ones too.
    static Set<String> typesDeclared(String java) {
        var names = new TreeSet<String>();
        TYPE.matcher(java).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /// Names of types a page mentions: code spans that look like one.
    static Set<String> typesMentioned(String markdown) {
        var names = new TreeSet<String>();
        CODE_SPAN.matcher(FENCE.matcher(markdown).replaceAll("")).results().map(match -> match.group(1))
                .filter(TYPE_NAME.asMatchPredicate()).forEach(names::add);
        return names;
    }

    /// Full names of our packages that a page mentions.
    static Set<String> packagesMentioned(String markdown) {
        var names = new TreeSet<String>();
        CODE_SPAN.matcher(FENCE.matcher(markdown).replaceAll("")).results().map(match -> match.group(1))
                .filter(span -> span.matches("io\\.assay(\\.[a-z]+)+")).forEach(names::add);
        return names;
    }

    /// Targets of a page's links within the project, without code blocks.
    static List<String> links(String markdown) {
        return LINK.matcher(FENCE.matcher(markdown).replaceAll("")).results().map(match -> match.group(1))
                .filter(target -> !target.matches("[a-z]+:.*")).toList();
    }

    /// The anchors a page offers: its headings, lower case, words joined by dashes.
    static Set<String> anchors(String markdown) {
        var anchors = new TreeSet<String>();
        HEADING.matcher(FENCE.matcher(markdown).replaceAll("")).results().forEach(match -> anchors.add(match.group(1)
                .toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum} _-]", "").strip().replace(' ', '-')));
        return anchors;
    }

    private static void complain(String path, String text, Map<Pattern, String> bans, List<String> out) {
        bans.forEach((pattern, instead) -> pattern.matcher(text).results().forEach(match -> out.add(path + ":"
                + (text.substring(0, match.start()).lines().count() + 1) + ": " + match.group().strip() + ": "
                + instead)));
    }

    private static Map<Pattern, String> bans(String... pairs) {
        var bans = new LinkedHashMap<Pattern, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            bans.put(Pattern.compile(pairs[i]), pairs[i + 1]);
        }
        return bans;
    }
}

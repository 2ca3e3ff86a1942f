package io.assay.core.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TidyTest {
    @Test
    void every_file_of_the_project_is_tidy() throws IOException {
        Map<String, String> texts = Checkout.texts();
        var complaints = new ArrayList<String>();
        texts.forEach((path, text) -> complaints.addAll(Tidy.complaints(path, text)));
        assertThat(texts).containsKeys("README.md", "Makefile", "assay", ".ci/run",
                "core/src/test/java/io/assay/core/house/TidyTest.java");
        assertThat(complaints).isEmpty();
    }

    @Test
    void every_type_named_in_the_architecture_exists() throws IOException {
        Map<String, String> texts = Checkout.texts();
        var declared = new TreeSet<String>();
        texts.forEach((path, text) -> {
            if (path.endsWith(".java")) {
                declared.addAll(Tidy.typesDeclared(text));
            }
        });
        var mentioned = Tidy.typesMentioned(texts.getOrDefault("ARCHITECTURE.md", ""));
        assertThat(mentioned).isNotEmpty();
        assertThat(declared).containsAll(mentioned);
    }

    @Test
    void every_package_named_in_the_architecture_exists() throws IOException {
        var mentioned = Tidy.packagesMentioned(Checkout.texts().getOrDefault("ARCHITECTURE.md", ""));
        assertThat(mentioned).contains("io.assay.core.event").allSatisfy(name -> assertThat(Checkout.root()
                .resolve(name.startsWith("io.assay.core") ? "core" : "app").resolve("src/main/java")
                .resolve(name.replace('.', '/'))).isDirectory());
    }

    @Test
    void every_package_of_core_and_app_is_null_marked_and_described() throws IOException {
        var undescribed = new TreeSet<String>();
        Map<String, String> texts = Checkout.texts();
        texts.forEach((path, text) -> {
            if (path.endsWith(".java") && path.contains("src/main/java")) {
                String info = path.substring(0, path.lastIndexOf('/')) + "/package-info.java";
                String said = texts.getOrDefault(info, "");
                if (!said.startsWith("/// ") || !said.contains("@NullMarked")) {
                    undescribed.add(info);
                }
            }
        });
        assertThat(undescribed).isEmpty();
    }

    @Test
    void every_link_leads_somewhere() throws IOException {
        Map<String, String> texts = Checkout.texts();
        var broken = new TreeSet<String>();
        int followed = 0;
        for (var page : texts.entrySet()) {
            if (page.getKey().endsWith(".md")) {
                for (String link : Tidy.links(page.getValue())) {
                    followed++;
                    if (!leadsSomewhere(page.getKey(), link, texts)) {
                        broken.add(page.getKey() + " -> " + link);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(followed).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"core/src/main/java/A.java|int coh~orts;|write segment",
            "docs/a.md|the coh~ort of May|write segment", "core/src/main/java/A.java|int clu~ster;|write segment",
            "app/A.java|// TO~DO later|issue", "README.md|see /wo~rk/x|machine",
            "pom.xml|https://nex~us.example/x|network", "app/A.java|@Dis~abled void a() {}|mend",
            "app/A.java|assume~True(x)|proof", "app/A.java|Thread.sle~ep(1)|condition",
            "app/A.java|e.printStack~Trace()|what, where", "app/A.java|import java.util.~*;|name what",
            "app/A.java|/~** old */|Markdown"})
    void a_complaint_names_the_replacement(String path, String text, String said) {
        assertThat(Tidy.complaints(path, text.replace("~", ""))).singleElement().asString().contains(said);
    }

    @Test
    void a_long_file_is_named_with_its_length() {
        assertThat(Tidy.complaints("a.md", "x\n".repeat(Tidy.LINES_MAX))).isEmpty();
        assertThat(Tidy.complaints("a.md", "x\n".repeat(Tidy.LINES_MAX + 1))).singleElement().asString()
                .contains("501 lines");
    }

    @Test
    void a_page_gives_up_its_types_links_and_anchors() {
        String page =
                "# One two: three\n`io.assay.x.y` `Fill` and `fill`, `NO`, [a](b.md#c) [d](https://e)\n```\n`Nope` [x](y)\n```\n";
        assertThat(Tidy.typesMentioned(page)).containsExactly("Fill");
        assertThat(Tidy.packagesMentioned(page)).containsExactly("io.assay.x.y");
        assertThat(Tidy.links(page)).containsExactly("b.md#c");
        assertThat(Tidy.anchors(page)).containsExactly("one-two-three");
        assertThat(Tidy.typesDeclared("sealed interface A permits B {} record B(int x) {} enum C { }"))
                .containsExactly("A", "B", "C");
    }

    private static boolean leadsSomewhere(String from, String link, Map<String, String> texts) {
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        Path root = Checkout.root();
        Path page = root.resolve(from);
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (hash < 0) {
            return Files.exists(target);
        }
        String text = texts.getOrDefault(root.relativize(target).toString().replace('\\', '/'), "");
        return Tidy.anchors(text).contains(link.substring(hash + 1));
    }
}

package io.assay.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.assay.app.config.ExitCode;
import io.assay.app.config.RunRequest;
import io.assay.app.config.UserError;
import io.assay.app.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssayTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void help_goes_to_standard_output_with_examples_first() {
        for (String[] call : new String[][]{{}, {"--help"}, {"report", "--help"}, {"help", "sql"}, {"config"},
                {"--version"}, {"generate-completion"}}) {
            Calls help = Calls.of(call);
            assertThat(help.exit()).as(String.join(" ", call)).isZero();
            assertThat(help.err()).isEmpty();
            assertThat(help.out()).isNotBlank();
        }
        assertThat(Calls.of("report", "--help").out().lines().skip(2).findFirst().orElse(""))
                .startsWith("  assay report ");
        for (String command : List.of("demo", "report", "explain", "sql", "doctor", "config")) {
            assertThat(Calls.of("--help").out()).contains("  " + command + " ");
            assertThat(Calls.of(command, "--help").out()).contains("Usage: assay " + command, "--debug", "--quiet");
        }
    }

    @Test
    void a_report_passes_on_what_was_asked_and_prints_what_came_of_it() throws IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{}");
        var asked = new ArrayList<RunRequest>();
        Calls call = Calls.with((request, _progress, _prompt) -> {
            asked.add(request);
            return Calls.SUMMARY;
        }, "", "report", file.toString(), "-o", folder.resolve("out").toString(), "--house", "0xaa", "--house",
                "0xbb", "--threads", "3", "--assume-flat", "--dry-run", "--seed", "5", "--method",
                "rules");
        assertThat(call.exit()).isZero();
        RunRequest request = asked.getFirst();
        assertThat(request.inputs()).containsExactly(file.toString());
        assertThat(request.config().house()).containsExactly("0xaa", "0xbb");
        assertThat(request.config().threads()).isEqualTo(3);
        assertThat(request.config().assumeFlat()).isTrue();
        assertThat(request.config().seed()).isEqualTo(5);
        assertThat(request.config().segment().method()).isEqualTo("rules");
        assertThat(request.dryRun()).isTrue();
        assertThat(call.err()).isEqualTo("reading " + file + "\n");
        assertThat(call.out()).isEqualTo("""
                a.jsonl  hyperliquid node fills
                  read 7,300 = applied 7,282 + duplicate 10 + late 0 + pending 5 + quarantined 3
                899 accounts, 3,641 prints
                position chains: derivatives 4,919 of 4,919 links hold, spot 368 of 371 links hold
                position-chain breaks: 3 (spot fee in base token 3)
                rejects: 3 (size is not a number 3)

                  latency taker                      12 accounts   25.0 % of notional   half spread 2.50 bp
                  dormant                           887 accounts   75.0 % of notional
                  no segment, under 30 fills          1 account     0.1 % of notional

                One segment is published. Splitting is unproven.
                The difference may be noise.
                What tree earned more than each yardstick, USD per million (95 % interval):
                  one segment         +0.53  (-0.20 to +1.27)
                  rfm             +1,234.50  (+1.00 to +2,468.00)

                warning: exactly 2,000 rows for 0xab
                note: 31 fees are in tokens without a USD reference
                digest 7f3a
                wrote out: report.html (1.8 MB) and 1 more (2.0 kB) in 9.4 s
                next: assay explain 0xab
                """);
    }

    @Test
    void quiet_says_nothing_json_says_it_to_programs_and_strict_counts_rejects() throws IOException {
        String file = Files.writeString(folder.resolve("a.jsonl"), "{}").toString();
        String out = folder.resolve("out").toString();
        Calls quiet = Calls.of("report", file, "-q", "-o", out, "--strict");
        assertThat(quiet).isEqualTo(new Calls(ExitCode.REJECTS.code(), "", ""));
        Calls json = Calls.of("report", file, "-q", "-o", out, "--json");
        assertThat(json.out()).startsWith("{").contains("\"applied\" : 7282", "\"digest\" : \"7f3a\"",
                "\"half_spread_bp\" : 2.5", "\"size is not a number\" : 3", "\"selected\" : \"tree\"",
                "\"estimate\" : 0.534");
        assertThat(json.exit()).isZero();
    }

    @Test
    void what_breaks_inside_has_its_exit_code_and_a_stack_trace_only_on_request() throws IOException {
        String file = Files.writeString(folder.resolve("a.jsonl"), "{}").toString();
        String out = folder.resolve("out").toString();
        assertThat(failing(new StoreException("writing CSV", new IOException("No space left on device")), file, out)
                .exit()).isEqualTo(ExitCode.NO_SPACE.code());
        assertThat(failing(new UncheckedIOException(new IOException("Input/output error")), file, out).exit())
                .isEqualTo(ExitCode.IO.code());
        Calls bug = failing(new IllegalStateException("books\u001b[2J disagree\r\nnow"), file, out);
        assertThat(bug.exit()).isEqualTo(ExitCode.USAGE.code());
        assertThat(bug.err().lines().toList()).containsExactly("error: this is a fault of the program, not yours",
                "  why:   IllegalStateException: books [2J disagree  now",
                "  next:  run again with --debug and report what it prints");
        assertThat(failing(UserError.usage("so"), file, out, "--debug").err()).contains("\tat ");
    }

    private static Calls failing(RuntimeException failure, String file, String out, String... more) {
        var args = new ArrayList<>(List.of("report", file, "-q", "-o", out));
        args.addAll(List.of(more));
        return Calls.with((_request, _progress, _prompt) -> {
            throw failure;
        }, "", args.toArray(String[]::new));
    }

    @Test
    void the_demo_reports_on_the_day_it_made() {
        Calls demo = Calls.of("demo", "-o", folder.resolve("demo").toString());
        assertThat(demo.exit()).isZero();
        assertThat(demo.err()).contains("no account in it is real", "reading " + folder.resolve("demo-input"));
        assertThat(demo.out()).contains("digest 7f3a");
    }

    @Test
    void after_the_demo_a_report_goes_into_the_folder_above_it_unless_a_foreign_file_lies_there() throws IOException {
        String file = Files.writeString(folder.resolve("a.jsonl"), "{}").toString();
        Path out = folder.resolve("out");
        Calls.of("demo", "-o", out.resolve("demo").toString());
        assertThat(out.resolve("demo-input").resolve("fills.jsonl")).exists();
        assertThat(Calls.of("report", file, "-o", out.toString()).exit()).isZero();
        Files.writeString(out.resolve("demo-input").resolve("notes.txt"), "mine");
        Calls refused = Calls.of("report", file, "-o", out.toString());
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE.code());
        assertThat(refused.err()).contains("it holds demo-input/notes.txt, which this tool did not write");
    }

    @Test
    void the_doctor_says_what_it_found_line_by_line() {
        Calls doctor = Calls.of("doctor", "-o", folder.resolve("not yet/there").toString());
        assertThat(doctor.exit()).isZero();
        assertThat(doctor.out().lines()).hasSize(7).allMatch(line -> line.matches("(ok|warn) +[a-z]+ +.+"));
        assertThat(doctor.out()).contains("DuckDB v");
        assertThat(Checkup.java(17).state()).isEqualTo(Checkup.State.FAIL);
        assertThat(Checkup.java(21).state()).isEqualTo(Checkup.State.WARN);
        assertThat(Checkup.memory(200).next()).contains("ASSAY_HEAP");
    }
}

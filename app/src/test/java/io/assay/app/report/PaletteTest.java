package io.assay.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The colours of the report against WCAG 2.2 contrast and against simulated colour blindness.
class PaletteTest {
    /// Machado, Oliveira and Fernandes (2009), table 1, severity 1.0, on linear RGB.
    private static final double[][] PROTANOPIA = {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}};
    private static final double[][] DEUTERANOPIA = {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}};
    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    private static Map<String, String> light = Map.of();
    private static Map<String, String> dark = Map.of();

    @BeforeAll
    static void read_the_style_sheet() throws IOException {
        try (var in = HtmlReport.class.getResourceAsStream("report.css")) {
            assertThat(in).isNotNull();
            var css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int darkFrom = css.indexOf("prefers-color-scheme: dark");
            light = colours(css.substring(0, darkFrom));
            dark = colours(css.substring(darkFrom, css.indexOf("* {", darkFrom)));
        }
        assertThat(light).hasSizeGreaterThan(18).containsOnlyKeys(dark.keySet());
    }

    @Test
    void words_are_readable_on_every_background_they_stand_on() {
        for (var scheme : List.of(light, dark)) {
            for (var ink : List.of("text", "muted", "accent", "good", "doubt", "bad")) {
                for (var ground : List.of("page", "card", "tint")) {
                    // WCAG 1.4.3 AA. Measured worst: 5.2 light, 5.9 dark, both muted on tint.
                    assertThat(contrast(scheme, ink, ground)).as("%s on %s", ink, ground).isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    @Test
    void marks_stand_out_from_the_chart_they_lie_on() {
        for (var scheme : List.of(light, dark)) {
            for (int segment = 0; segment < 8; segment++) {
                // WCAG 1.4.11 asks 3 of graphical objects. Measured worst: 3.05 light, 4.2 dark.
                assertThat(contrast(scheme, "segment-" + segment, "card")).as("segment %d", segment)
                        .isGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void eight_segments_stay_apart_for_the_colour_blind() {
        for (var scheme : List.of(light, dark)) {
            for (var eye : List.of(NORMAL, PROTANOPIA, DEUTERANOPIA)) {
                // CIE76. Measured worst: 29.6 light, 30.1 dark; the palette of Okabe and Ito darkened for
                // contrast on white, 1.6 (vermillion and orange under deuteranopia).
                assertThat(closest(scheme, eye)).isGreaterThan(25);
            }
        }
    }

    private static double closest(Map<String, String> scheme, double[][] eye) {
        double closest = Double.POSITIVE_INFINITY;
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < a; b++) {
                closest = Math.min(closest, distance(lab(seen(scheme, a, eye)), lab(seen(scheme, b, eye))));
            }
        }
        return closest;
    }

    private static double[] seen(Map<String, String> scheme, int segment, double[][] eye) {
        var linear = linear(colour(scheme, "segment-" + segment));
        var out = new double[3];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                out[row] += eye[row][column] * linear[column];
            }
            out[row] = Math.clamp(out[row], 0, 1);
        }
        return out;
    }

    private static double contrast(Map<String, String> scheme, String ink, String ground) {
        double a = luminance(linear(colour(scheme, ink)));
        double b = luminance(linear(colour(scheme, ground)));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    /// CIE 1976 L*a*b* of linear sRGB, white D65.
    private static double[] lab(double[] linear) {
        double x = root((0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505);
        double y = root(luminance(linear));
        double z = root((0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.089);
        return new double[]{116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 0.008856 ? StrictMath.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double distance(double[] a, double[] b) {
        return StrictMath
                .sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    }

    private static double[] linear(int rgb) {
        return new double[]{linear((rgb >> 16 & 255) / 255.0), linear((rgb >> 8 & 255) / 255.0),
                linear((rgb & 255) / 255.0)};
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : StrictMath.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static int colour(Map<String, String> scheme, String name) {
        return Integer.parseInt(scheme.getOrDefault(name, "missing " + name), 16);
    }

    private static Map<String, String> colours(String css) {
        var colours = new HashMap<String, String>();
        Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6})").matcher(css).results()
                .forEach(found -> colours.put(found.group(1), found.group(2)));
        return colours;
    }
}

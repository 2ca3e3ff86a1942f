package io.assay.app.cli;

import io.assay.app.config.PresetFile;
import io.assay.app.pipeline.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The presets, and what is in one.
final class PresetList {
    private PresetList() {}

    static String all(boolean json) {
        List<PresetFile> presets = PresetFile.SHIPPED.stream().map(PresetFile::read).toList();
        if (json) {
            return Json.of(presets.stream().map(p -> {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", p.preset().name());
                one.put("title", p.title());
                one.put("model", p.model());
                return one;
            }).toList());
        }
        int width = presets.stream().mapToInt(p -> p.preset().name().length()).max().orElse(0);
        var out = new StringBuilder();
        presets.forEach(p -> out.append(p.preset().name()).append(" ".repeat(width + 2 - p.preset().name().length()))
                .append(p.title()).append('\n'));
        return out.toString();
    }

    static String parameters(PresetFile file, boolean json) {
        if (json) {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("name", file.preset().name());
            out.put("title", file.title());
            out.put("model", file.model());
            out.put("sources", file.sources());
            out.put("groups", file.groups());
            return Json.of(out);
        }
        var out = new StringBuilder(file.title()).append('\n');
        file.groups().forEach((names, parameters) -> {
            out.append('\n').append(names.equals("*") ? "all underlyings" : names).append('\n');
            parameters.forEach((name, p) -> out.append("  ").append(name).append(" = ").append(p.value()).append("  (")
                    .append(p.source()).append(")\n"));
        });
        out.append("\nsources\n");
        file.sources().forEach((name, text) -> out.append("  ").append(name).append(": ").append(text).append('\n'));
        return out.toString();
    }
}

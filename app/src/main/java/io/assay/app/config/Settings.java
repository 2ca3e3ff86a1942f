package io.assay.app.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Values given for keys, each with the place it came from, before anything is made of them.
public final class Settings {
    private final Map<ConfigKey, Setting> given = new EnumMap<>(ConfigKey.class);

    /// A value as written. `place` is what an error names: `assay.yaml:7:3`, or `--threads`.
    ///
    /// @param base the folder that relative paths among the values start from
    record Setting(List<String> values, String place, Path base) {
        Setting {
            values = List.copyOf(values);
        }
    }

    /// Sets a key, over whatever was there before.
    public Settings set(ConfigKey key, List<String> values, String place, Path base) {
        given.put(key, new Setting(values, place, base));
        return this;
    }

    /// These settings with `stronger` over them.
    public Settings overlaid(Settings stronger) {
        var both = new Settings();
        both.given.putAll(given);
        both.given.putAll(stronger.given);
        return both;
    }

    boolean has(ConfigKey key) {
        return given.containsKey(key);
    }

    Setting get(ConfigKey key) {
        Setting setting = given.get(key);
        return setting == null ? new Setting(key.defaults(), "default of " + key.path(), Path.of("")) : setting;
    }
}

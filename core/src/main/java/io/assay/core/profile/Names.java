package io.assay.core.profile;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/// Names of columns that are found by hash: rules ask for columns by name for every account, and the catalogue has hundreds.
final class Names extends AbstractList<String> implements RandomAccess {
    private final List<String> names;
    private final Map<String, Integer> places;

    private Names(List<String> names) {
        this.names = List.copyOf(names);
        places = HashMap.newHashMap(names.size());
        for (int i = 0; i < this.names.size(); i++) {
            places.putIfAbsent(this.names.get(i), i);
        }
    }

    /// These names; those that are found by hash already, as they are.
    static Names of(List<String> names) {
        return names instanceof Names made ? made : new Names(names);
    }

    @Override
    public String get(int index) {
        return names.get(index);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public int indexOf(Object name) {
        return places.getOrDefault(name, -1);
    }

    @Override
    public boolean contains(Object name) {
        return places.containsKey(name);
    }
}

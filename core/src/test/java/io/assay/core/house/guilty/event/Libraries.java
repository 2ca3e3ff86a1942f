package io.assay.core.house.guilty.event;

import com.tngtech.archunit.core.domain.JavaClass;

/// Guilty on purpose: it uses a library that is not on the list.
public final class Libraries {
    private Libraries() {}

    static String name(JavaClass type) {
        return type.getName();
    }
}

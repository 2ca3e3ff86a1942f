package io.assay.core.house.guilty.event;

/// Guilty on purpose: it talks to the machine it runs on.
public final class Host {
    private Host() {}

    static void tell() {
        System.out.println(System.getenv("HOME"));
        System.err.println(System.getProperty("user.name"));
    }
}

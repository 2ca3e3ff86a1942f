package io.assay.app.config;

/// Where long work says how far it is. On a terminal it becomes a line with rate and time left; in a pipe, nothing.
public interface Progress {
    /// Says nothing.
    Progress SILENT = new Progress() {
        @Override
        public Task begin(String what, String unit, long total) {
            return done -> {};
        }

        @Override
        public void say(String line) {}
    };

    /// Begins a piece of work of `total` units (0 when unknown). The one before it must be closed.
    Task begin(String what, String unit, long total);

    /// One whole line for the reader, in a pipe too; not under `--quiet`.
    void say(String line);

    /// A piece of work under way; closing it takes its line off the screen.
    interface Task extends AutoCloseable {
        /// The units done so far, in all. Cheap: may be called for every row, from one thread at a time.
        void at(long done);

        @Override
        default void close() {}
    }
}

package io.assay.app.ingest;

import io.assay.core.event.AccountShare;
import io.assay.core.event.FillLog;
import io.assay.core.event.FillSurvey;

/// What is kept of what files say.
sealed interface Keep {
    /// Everything.
    record All() implements Keep {
        @Override
        public FillLog log() {
            return new FillLog();
        }
    }

    /// Fills are surveyed and forgotten, some thousands at a time; of quotes prices and times are kept, without their quantities.
    record Surveyed(FillSurvey survey) implements Keep {
        private static final int ROWS = 1 << 14;

        @Override
        public FillLog log() {
            return new FillLog();
        }

        @Override
        public boolean quantities() {
            return false;
        }

        @Override
        public boolean isFull(FillLog log) {
            return log.size() >= ROWS;
        }

        @Override
        public void empty(FillLog log) {
            survey.take(log);
        }
    }

    /// Fills of a share of the accounts, of those surveyed.
    record Share(FillSurvey survey, AccountShare accounts) implements Keep {
        @Override
        public FillLog log() {
            return survey.log();
        }

        @Override
        public boolean isWhole() {
            return false;
        }

        @Override
        public boolean takes(String account) {
            return accounts.has(account);
        }

        @Override
        public boolean quantities() {
            return false;
        }
    }

    /// Where fills are put.
    FillLog log();

    /// Whether fills of all accounts are taken.
    default boolean isWhole() {
        return true;
    }

    /// Whether fills of an account are taken.
    default boolean takes(String account) {
        return true;
    }

    /// Whether quantities of quotes are kept.
    default boolean quantities() {
        return true;
    }

    /// Whether the log is to be emptied before more is added.
    default boolean isFull(FillLog log) {
        return false;
    }

    /// Empties the log.
    default void empty(FillLog log) {
        throw new IllegalStateException(log.size() + " fills are kept");
    }
}

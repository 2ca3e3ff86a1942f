package io.assay.core.segment.mixture;

import java.io.Serial;

/// A covariance matrix has no inverse: a component has shrunk to a plane, a line or a point.
final class SingularException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1;

    SingularException(String message) {
        super(message);
    }
}

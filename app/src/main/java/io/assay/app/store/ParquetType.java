package io.assay.app.store;

import dev.hardwood.metadata.ConvertedType;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.SchemaElement;
import dev.hardwood.schema.ColumnSchema;
import java.util.Optional;

/// What a column of a Parquet file holds, of the types that are read without the database.
///
/// @param scale digits behind the point of its whole numbers
/// @param unitNs nanoseconds of its unit of time
record ParquetType(Kind kind, int scale, long unitNs) {
    /// Bytes of a wide decimal.
    static final int WIDE = 16;
    /// Nobody looks at the column.
    static final ParquetType UNSEEN = new ParquetType(Kind.UNSEEN, 0, 0);

    /// How values lie. Narrow ones are whole numbers of 4 or 8 bytes.
    enum Kind {
        UNSEEN, TEXT, NARROW, WIDE, TIME
    }

    /// The type of a column, empty where it is none of those.
    static Optional<ParquetType> of(ColumnSchema column) {
        if (column.maxRepetitionLevel() > 0 || column.maxDefinitionLevel() > 1) {
            return Optional.empty();
        }
        var meaning = column.logicalType();
        return switch (column.type()) {
            case BYTE_ARRAY -> meaning instanceof LogicalType.StringType
                    ? Optional.of(new ParquetType(Kind.TEXT, 0, 0)) : Optional.empty();
            case INT32 -> whole(meaning);
            case INT64 -> meaning instanceof LogicalType.TimestampType time
                    ? Optional.of(new ParquetType(Kind.TIME, 0, unitNs(time))) : whole(meaning);
            case FIXED_LEN_BYTE_ARRAY -> meaning instanceof LogicalType.DecimalType decimal
                    && column.typeLength() == WIDE ? decimal(Kind.WIDE, decimal) : Optional.empty();
            case BOOLEAN, INT96, FLOAT, DOUBLE -> Optional.empty();
        };
    }

    /// Whether the two ways in which a file may state a type, the old one and the new, say the same: readers differ in
    /// which of them they believe.
    static boolean isStatedOnce(SchemaElement column) {
        var old = column.convertedType();
        return switch (column.logicalType()) {
            case LogicalType.DecimalType decimal -> (column.scale() == null || column.scale() == decimal.scale())
                    && (column.precision() == null || column.precision() == decimal.precision())
                    && (old == null || old == ConvertedType.DECIMAL);
            case LogicalType.TimestampType time -> old == null || (old == ConvertedType.TIMESTAMP_MILLIS
                    ? time.unit() == LogicalType.TimeUnit.MILLIS
                    : old == ConvertedType.TIMESTAMP_MICROS && time.unit() == LogicalType.TimeUnit.MICROS);
            case LogicalType.StringType _text -> old == null || old == ConvertedType.UTF8;
            case null, default -> true;
        };
    }

    private static Optional<ParquetType> whole(LogicalType meaning) {
        if (meaning instanceof LogicalType.DecimalType decimal) {
            return decimal(Kind.NARROW, decimal);
        }
        boolean isWhole = meaning == null || (meaning instanceof LogicalType.IntType whole && whole.isSigned());
        return isWhole ? Optional.of(new ParquetType(Kind.NARROW, 0, 0)) : Optional.empty();
    }

    private static Optional<ParquetType> decimal(Kind kind, LogicalType.DecimalType decimal) {
        return decimal.scale() < 0 || decimal.scale() > decimal.precision() ? Optional.empty()
                : Optional.of(new ParquetType(kind, decimal.scale(), 0));
    }

    private static long unitNs(LogicalType.TimestampType time) {
        return switch (time.unit()) {
            case MILLIS -> 1_000_000;
            case MICROS -> 1_000;
            case NANOS -> 1;
        };
    }
}

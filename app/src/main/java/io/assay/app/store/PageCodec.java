package io.assay.app.store;

import com.github.luben.zstd.Zstd;
import dev.hardwood.metadata.CompressionCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4Factory;

/// How pages are packed, of the ways that are unpacked without the database.
enum PageCodec {
    NONE, SNAPPY, GZIP, ZSTD, LZ4;

    static Optional<PageCodec> of(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED -> Optional.of(NONE);
            case SNAPPY -> Optional.of(SNAPPY);
            case GZIP -> Optional.of(GZIP);
            case ZSTD -> Optional.of(ZSTD);
            case LZ4_RAW -> Optional.of(LZ4);
            case LZO, BROTLI, LZ4 -> Optional.empty();
        };
    }

    /// Unpacks bytes into as many others.
    ///
    /// @throws IllegalArgumentException when they do not unpack to that size
    void unpack(byte[] from, int begin, int end, byte[] into, int at, int size) {
        switch (this) {
            case NONE -> {
                refuse(end - begin != size);
                System.arraycopy(from, begin, into, at, size);
            }
            case SNAPPY -> Snappy.unpack(from, begin, end, into, at, size);
            case GZIP -> inflate(from, begin, end, into, at, size);
            case ZSTD -> refuse(size > 0
                    && Zstd.decompressByteArray(into, at, size, from, begin, end - begin) != size);
            case LZ4 -> refuse(LZ4Factory.safeInstance().safeDecompressor()
                    .decompress(from, begin, end - begin, into, at, size) != size);
        }
    }

    private static void inflate(byte[] from, int begin, int end, byte[] into, int at, int size) {
        try (var inflated = new GZIPInputStream(new ByteArrayInputStream(from, begin, end - begin))) {
            refuse(inflated.readNBytes(into, at, size) != size || inflated.read() >= 0);
        } catch (IOException e) {
            throw new IllegalArgumentException("not gzip", e);
        }
    }

    private static void refuse(boolean isWrong) {
        if (isWrong) {
            throw new IllegalArgumentException("a page that does not unpack to its size");
        }
    }
}

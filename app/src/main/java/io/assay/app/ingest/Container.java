package io.assay.app.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;

/// Takes the compression off a stream by its first bytes, whatever the file is called.
final class Container {
    private static final int BUFFER = 1 << 16;

    private Container() {}

    /// A stream of plain bytes; a zip archive stays one ([Archive]).
    static Plain open(InputStream raw, Unpacking unpacking) throws IOException {
        var in = new BufferedInputStream(raw, BUFFER);
        in.mark(8);
        byte[] magic = in.readNBytes(4);
        in.reset();
        try {
            return new Plain(unpacked(in, magic, unpacking), unpacking);
        } catch (Unpacking.TooMuch refused) {
            throw refused;
        } catch (IOException damaged) {
            if (unpacking.isUnreadable()) {
                throw damaged;
            }
            return Plain.broken(damaged, unpacking);
        }
    }

    private static InputStream unpacked(InputStream in, byte[] magic, Unpacking unpacking) throws IOException {
        if (starts(magic, 0x1f, 0x8b)) {
            return unpacking.counted(new GZIPInputStream(in, BUFFER));
        }
        return starts(magic, 0x04, 0x22, 0x4d, 0x18) ? unpacking.counted(new LZ4FrameInputStream(in)) : in;
    }

    static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}

package io.assay.app.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The bytes of a source without their packing. Its [#head] can be looked at before anything is read; packing that
/// breaks off or is damaged ends the stream there, and [#broken] says so: what came before is whole.
final class Plain extends InputStream {
    /// How much is looked at.
    static final int HEAD = 1 << 16;

    private final InputStream in;
    private final Unpacking unpacking;
    private final byte[] head;
    private int at;
    private long given;
    private String broken = "";
    private boolean left;

    /// @param in already unpacked
    Plain(InputStream in, Unpacking unpacking) throws IOException {
        this.in = in;
        this.unpacking = unpacking;
        head = readHead();
    }

    /// A source whose packing is damaged before its first byte.
    static Plain broken(IOException why, Unpacking unpacking) throws IOException {
        var nothing = new Plain(nullInputStream(), unpacking);
        nothing.broken = words(why);
        return nothing;
    }

    private byte[] readHead() throws IOException {
        var bytes = new byte[HEAD];
        int n = 0;
        for (int more = 0; more >= 0 && n < HEAD; n += Math.max(more, 0)) {
            more = unpacked(bytes, n, HEAD - n);
        }
        return Arrays.copyOf(bytes, n);
    }

    /// The first bytes, at most [#HEAD] of them.
    byte[] head() {
        return head.clone();
    }

    /// Whether anything stands behind the head.
    boolean isLongerThanHead() {
        return head.length == HEAD;
    }

    /// Bytes that came out of the packing so far.
    long given() {
        return given;
    }

    /// Its reader gave up before the end.
    void leave() {
        left = true;
    }

    /// Whether its reader gave up before the end.
    boolean isLeft() {
        return left;
    }

    /// Why the stream ended before its end, with the place; empty when it did not.
    String broken() {
        return broken;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (at < head.length) {
            int n = Math.min(length, head.length - at);
            System.arraycopy(head, at, into, from, n);
            at += n;
            return n;
        }
        return unpacked(into, from, length);
    }

    private int unpacked(byte[] into, int from, int length) throws IOException {
        if (!broken.isEmpty()) {
            return -1;
        }
        int n;
        try {
            n = in.read(into, from, length);
        } catch (Unpacking.TooMuch refused) {
            throw refused;
        } catch (IOException e) {
            if (unpacking.isUnreadable()) {
                throw e;
            }
            broken = "after " + given + " bytes: " + words(e);
            return -1;
        }
        given += Math.max(n, 0);
        return n;
    }

    private static String words(IOException e) {
        return e.getMessage() == null || e instanceof EOFException ? "it ends before its end" : e.getMessage();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

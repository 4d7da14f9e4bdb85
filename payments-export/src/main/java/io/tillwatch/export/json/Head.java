package io.tillwatch.export.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a stream. */
final class Head extends FilterInputStream {
    private int left;

    Head(InputStream in, int bytes) {
        super(in);
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int got = left == 0 ? -1 : super.read(bytes, offset, Math.min(length, left));
        left -= Math.max(got, 0);
        return got;
    }
}

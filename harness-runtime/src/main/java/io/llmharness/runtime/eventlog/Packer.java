package io.llmharness.runtime.eventlog;

import java.nio.ByteBuffer;

/**
 * Writes MessagePack into a buffer that has room for it: whole numbers, arrays, nil, texts and bytes, each in its shortest form. Makes no
 * object, so that loops can use it.
 */
public final class Packer {
    private ByteBuffer to;

    Packer(ByteBuffer to) {
        this.to = to;
    }

    void to(ByteBuffer buffer) {
        to = buffer;
    }

    /** The head of an array of so many values, which follow. */
    public Packer array(int count) {
        if (count < 16) {
            to.put((byte) (0x90 | count));
        } else if (count < 1 << 16) {
            to.put((byte) 0xdc).putShort((short) count);
        } else {
            to.put((byte) 0xdd).putInt(count);
        }
        return this;
    }

    public Packer nil() {
        to.put((byte) 0xc0);
        return this;
    }

    public Packer integer(long value) {
        if (value >= 0) {
            natural(value);
        } else if (value >= -32) {
            to.put((byte) value);
        } else if (value >= Byte.MIN_VALUE) {
            to.put((byte) 0xd0).put((byte) value);
        } else if (value >= Short.MIN_VALUE) {
            to.put((byte) 0xd1).putShort((short) value);
        } else if (value >= Integer.MIN_VALUE) {
            to.put((byte) 0xd2).putInt((int) value);
        } else {
            to.put((byte) 0xd3).putLong(value);
        }
        return this;
    }

    private void natural(long value) {
        if (value < 1 << 7) {
            to.put((byte) value);
        } else if (value < 1 << 8) {
            to.put((byte) 0xcc).put((byte) value);
        } else if (value < 1 << 16) {
            to.put((byte) 0xcd).putShort((short) value);
        } else if (value < 1L << 32) {
            to.put((byte) 0xce).putInt((int) value);
        } else {
            to.put((byte) 0xcf).putLong(value);
        }
    }

    /** Two whole numbers: what each token event is. */
    public void pair(long first, long second) {
        if ((first | second) >>> 7 == 0) {
            to.putShort((short) (first << 8 | second));
        } else {
            integer(first);
            integer(second);
        }
    }

    /** Bytes as they are. */
    public Packer bytes(byte[] from, int length) {
        if (length < 1 << 8) {
            to.put((byte) 0xc4).put((byte) length);
        } else if (length < 1 << 16) {
            to.put((byte) 0xc5).putShort((short) length);
        } else {
            to.put((byte) 0xc6).putInt(length);
        }
        to.put(from, 0, length);
        return this;
    }

    /** A text, of which half a surrogate pair becomes a question mark. */
    public Packer text(String text) {
        int length = utf8Length(text);
        if (length < 32) {
            to.put((byte) (0xa0 | length));
        } else if (length < 1 << 8) {
            to.put((byte) 0xd9).put((byte) length);
        } else if (length < 1 << 16) {
            to.put((byte) 0xda).putShort((short) length);
        } else {
            to.put((byte) 0xdb).putInt(length);
        }
        for (int i = 0; i < text.length(); i++) {
            int c = codePoint(text, i);
            i += c >= 1 << 16 ? 1 : 0;
            utf8(c);
        }
        return this;
    }

    private void utf8(int c) {
        if (c < 0x80) {
            to.put((byte) c);
        } else if (c < 0x800) {
            to.put((byte) (0xc0 | c >> 6)).put((byte) (0x80 | c & 0x3f));
        } else if (c < 1 << 16) {
            to.put((byte) (0xe0 | c >> 12)).put((byte) (0x80 | c >> 6 & 0x3f)).put((byte) (0x80 | c & 0x3f));
        } else {
            to.put((byte) (0xf0 | c >> 18)).put((byte) (0x80 | c >> 12 & 0x3f));
            to.put((byte) (0x80 | c >> 6 & 0x3f)).put((byte) (0x80 | c & 0x3f));
        }
    }

    private static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = codePoint(text, i);
            i += c >= 1 << 16 ? 1 : 0;
            length += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 1 << 16 ? 3 : 4;
        }
        return length;
    }

    private static int codePoint(String text, int at) {
        int c = text.codePointAt(at);
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c;
    }
}

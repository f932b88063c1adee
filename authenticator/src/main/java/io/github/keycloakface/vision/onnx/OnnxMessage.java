package io.github.keycloakface.vision.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One message of an ONNX file as its fields, whatever they mean: enough of the wire format of Protocol Buffers to find
 * a few fields of onnx.proto3, to change them and to write all the others back untouched.
 */
final class OnnxMessage {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /**
     * A field.
     *
     * @param value of a varint; 0 for all others
     * @param content of all others, little-endian: a view of the bytes that were read; null for a varint
     */
    record Field(int number, int wireType, long value, ByteBuffer content) {

        static Field of(int number, byte[] content) {
            return new Field(number, BYTES, 0, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN));
        }

        static Field of(int number, long value) {
            return new Field(number, VARINT, value, null);
        }

        static Field of(int number, String text) {
            return of(number, text.getBytes(UTF_8));
        }

        /** Whether this is that field, and a text, bytes or a message. */
        boolean is(int wanted) {
            return number == wanted && wireType == BYTES;
        }

        String text() {
            return UTF_8.decode(content.duplicate()).toString();
        }
    }

    private final List<Field> fields;

    OnnxMessage(List<Field> fields) {
        this.fields = fields;
    }

    /** @throws IllegalArgumentException when the bytes are no message */
    static OnnxMessage read(ByteBuffer bytes) {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >>> 3);
            int wireType = (int) (tag & 7);
            fields.add(
                    switch (wireType) {
                        case VARINT -> new Field(number, wireType, varint(in), null);
                        case FIXED64 -> new Field(number, wireType, 0, take(in, Long.BYTES));
                        case BYTES -> new Field(number, wireType, 0, take(in, varint(in)));
                        case FIXED32 -> new Field(number, wireType, 0, take(in, Integer.BYTES));
                        default -> throw new IllegalArgumentException("not a model: wire type " + wireType);
                    });
        }
        return new OnnxMessage(fields);
    }

    List<Field> fields() {
        return fields;
    }

    /** The messages, texts or bytes of one field, in their order. */
    List<ByteBuffer> all(int number) {
        return fields.stream().filter(f -> f.is(number)).map(Field::content).toList();
    }

    List<String> texts(int number) {
        return fields.stream().filter(f -> f.is(number)).map(Field::text).toList();
    }

    /** The last one counts, as Protocol Buffers have it. */
    Optional<ByteBuffer> last(int number) {
        List<ByteBuffer> all = all(number);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** A number, 0 where it is not given. */
    long number(int number) {
        return fields.stream()
                .filter(f -> f.number == number && f.wireType == VARINT)
                .mapToLong(Field::value)
                .reduce(0, (first, second) -> second);
    }

    /** The numbers of a repeated field, packed or one by one. */
    List<Long> numbers(int number) {
        List<Long> found = new ArrayList<>();
        for (Field field : fields) {
            if (field.is(number)) {
                ByteBuffer packed = field.content.duplicate();
                while (packed.hasRemaining()) {
                    found.add(varint(packed));
                }
            } else if (field.number == number && field.wireType == VARINT) {
                found.add(field.value);
            }
        }
        return found;
    }

    byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Field field : fields) {
            write(out, (long) field.number << 3 | field.wireType);
            if (field.wireType == VARINT) {
                write(out, field.value);
                continue;
            }
            byte[] content = new byte[field.content.remaining()];
            field.content.duplicate().get(content);
            if (field.wireType == BYTES) {
                write(out, content.length);
            }
            out.writeBytes(content);
        }
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) (left & 0x7f | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    private static ByteBuffer take(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("not a model: a field is longer than the file");
        }
        ByteBuffer content = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + (int) length);
        return content;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE && in.hasRemaining(); shift += 7) {
            byte part = in.get();
            value |= (long) (part & 0x7f) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("not a model: a number does not end");
    }
}

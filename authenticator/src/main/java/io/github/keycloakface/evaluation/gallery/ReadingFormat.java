package io.github.keycloakface.evaluation.gallery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A {@link Reading} as bytes. */
final class ReadingFormat {

    private static final String FACE = "";

    private ReadingFormat() {}

    static byte[] write(Reading reading) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(reading.isFace() ? FACE : reading.failure().name());
        if (reading.isFace()) {
            out.writeDouble(reading.quality());
            out.writeShort(reading.components().size());
            // sorted, so that equal readings are equal bytes
            for (Map.Entry<String, Double> component : new TreeMap<>(reading.components()).entrySet()) {
                out.writeUTF(component.getKey());
                out.writeDouble(component.getValue());
            }
            ByteBuffer unit = ByteBuffer.allocate(Float.BYTES * reading.unit().length);
            unit.asFloatBuffer().put(reading.unit());
            out.write(unit.array());
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes are none that {@link #write} made */
    static Reading read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String kind = in.readUTF();
        if (!kind.equals(FACE)) {
            return Reading.failed(reason(kind));
        }
        double quality = in.readDouble();
        Map<String, Double> components = new HashMap<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            components.put(in.readUTF(), in.readDouble());
        }
        byte[] rest = in.readAllBytes();
        float[] unit = new float[rest.length / Float.BYTES];
        ByteBuffer.wrap(rest).asFloatBuffer().get(unit);
        return new Reading(null, unit, quality, Map.copyOf(components));
    }

    private static Failure.Reason reason(String name) throws IOException {
        for (Failure.Reason reason : Failure.Reason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        throw new IOException("unknown kind of reading");
    }
}

package shad.model.buffer;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Byte orders of every field that is read or written: the one place that knows them. All layouts are unaligned.
public final class Layouts {
    public static final ValueLayout.OfByte BYTE = JAVA_BYTE;
    public static final ValueLayout.OfShort SHORT_BE = JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);
    public static final ValueLayout.OfShort SHORT_LE = JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    public static final ValueLayout.OfInt INT_BE = JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN);
    public static final ValueLayout.OfInt INT_LE = JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    public static final ValueLayout.OfLong LONG_BE = JAVA_LONG_UNALIGNED.withOrder(BIG_ENDIAN);
    public static final ValueLayout.OfLong LONG_LE = JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);

    private static final VarHandle INT_LE_IN_ARRAY = MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);

    private Layouts() {}

    /// Reads an unsigned 16-bit field whose byte order is known at run time only.
    public static int unsignedShort(MemorySegment segment, long offset, boolean bigEndian) {
        // Both layouts stay constants for the compiler; a layout in a variable would cost ten times as much.
        return Short.toUnsignedInt(bigEndian ? segment.get(SHORT_BE, offset) : segment.get(SHORT_LE, offset));
    }

    /// Reads a 32-bit field whose byte order is known at run time only.
    public static int int32(MemorySegment segment, long offset, boolean bigEndian) {
        return bigEndian ? segment.get(INT_BE, offset) : segment.get(INT_LE, offset);
    }

    /// Reads a 64-bit field whose byte order is known at run time only.
    public static long int64(MemorySegment segment, long offset, boolean bigEndian) {
        return bigEndian ? segment.get(LONG_BE, offset) : segment.get(LONG_LE, offset);
    }

    /// Reads a little-endian 32-bit field of an array.
    public static int intLe(byte[] bytes, int offset) {
        return (int) INT_LE_IN_ARRAY.get(bytes, offset);
    }
}

package shad.model.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class RowSizeTest {
    @Test
    void aRowTakesNoMoreThanTwoHundredBytes() throws IllegalAccessException {
        ColumnChunk chunk = new ColumnChunk(ColumnChunk.CAPACITY);
        // Its place in the order of the log.
        long bytes = (long) Integer.BYTES * ColumnChunk.CAPACITY;
        for (Field field : ColumnChunk.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                bytes += byteSize(field.get(chunk));
            }
        }

        long bytesPerRow = bytes / ColumnChunk.CAPACITY;

        assertTrue(bytesPerRow > 100 && bytesPerRow <= 200, bytesPerRow + " bytes a row");
    }

    private static long byteSize(Object column) {
        long element = switch (column) {
            case long[] _ -> Long.BYTES;
            case int[] _ -> Integer.BYTES;
            case short[] _ -> Short.BYTES;
            case byte[] _ -> Byte.BYTES;
            default -> throw new IllegalArgumentException("a column of another type: " + column.getClass());
        };
        return element * Array.getLength(column);
    }
}

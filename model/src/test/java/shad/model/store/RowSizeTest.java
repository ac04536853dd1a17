package shad.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class RowSizeTest {
    @Test
    void aRowTakesNoMoreThanTwoHundredBytes() throws IllegalAccessException {
        long bytesPerRow = bytesPerRow(false);

        assertTrue(bytesPerRow > 100 && bytesPerRow <= 200, bytesPerRow + " bytes a row");
    }

    @Test
    void vlansAndMacAddressesTakeRoomOnlyWhenTheyAreKept() throws IllegalAccessException {
        assertEquals(bytesPerRow(false) + 20, bytesPerRow(true));
        assertTrue(bytesPerRow(true) <= 200);
    }

    private static long bytesPerRow(boolean keepsLinkLayer) throws IllegalAccessException {
        // Its place in the order of the log.
        long bytes = (long) Integer.BYTES * ColumnChunk.CAPACITY
                + byteSize(new ColumnChunk(ColumnChunk.CAPACITY, keepsLinkLayer));
        return bytes / ColumnChunk.CAPACITY;
    }

    private static long byteSize(Object columns) throws IllegalAccessException {
        long bytes = 0;
        for (Field field : columns.getClass().getDeclaredFields()) {
            Object value = Modifier.isStatic(field.getModifiers()) ? null : field.get(columns);
            if (value != null) {
                bytes += value.getClass().isArray() ? arraySize(value) : byteSize(value);
            }
        }
        return bytes;
    }

    private static long arraySize(Object column) {
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

package shad.model.service.industrial;

import shad.model.service.parse.PayloadReader;

/// What the functions of Modbus carry. What follows the fields of a function is not looked at. The methods return
/// whether registers were counted in an odd number of bytes, which Zeek holds against the connection without stopping.
final class ModbusFunctions {
    private static final int EXCEPTION = 0x80;

    private ModbusFunctions() {}

    static boolean request(int function, PayloadReader reader) {
        switch (function) {
            // read coils, discrete inputs, holding and input registers, write one coil or register
            case 0x01, 0x02, 0x03, 0x04, 0x05, 0x06 -> reader.skip(4);
            // diagnostics, read FIFO queue
            case 0x08, 0x18 -> reader.skip(2);
            // write coils
            case 0x0f -> {
                reader.skip(4);
                reader.skip(reader.u8());
            }
            // write registers
            case 0x10 -> {
                reader.skip(2);
                return writtenRegisters(reader);
            }
            // read file records
            case 0x14 -> records(reader, false);
            // write file records
            case 0x15 -> records(reader, true);
            // mask register
            case 0x16 -> reader.skip(6);
            // read and write registers
            case 0x17 -> {
                reader.skip(6);
                return writtenRegisters(reader);
            }
            // encapsulated interface
            case 0x2b -> reader.skip(1);
            default -> {}
        }
        return false;
    }

    static boolean response(int function, PayloadReader reader) {
        switch (function) {
            // read coils, discrete inputs
            case 0x01, 0x02 -> reader.skip(reader.u8());
            // read registers, read and write registers
            case 0x03, 0x04, 0x17 -> {
                int length = reader.u8();
                reader.skip(length);
                return isOdd(length);
            }
            // write one or many coils or registers
            case 0x05, 0x06, 0x0f, 0x10 -> reader.skip(4);
            // diagnostics
            case 0x08 -> reader.skip(2);
            // read file records
            case 0x14 -> readRecords(reader);
            // write file records
            case 0x15 -> records(reader, true);
            // mask register
            case 0x16 -> reader.skip(6);
            // read FIFO queue
            case 0x18 -> {
                int length = reader.u16();
                reader.skip(2L * reader.u16());
                return isOdd(length);
            }
            // encapsulated interface
            case 0x2b -> reader.skip(1);
            default -> {
                if ((function & EXCEPTION) != 0) {
                    reader.skip(1);
                }
            }
        }
        return false;
    }

    /// A number of registers, their length in bytes, and the registers, which must lie within that length.
    private static boolean writtenRegisters(PayloadReader reader) {
        int quantity = reader.u16();
        int length = reader.u8();
        reader.take(length).require(2L * quantity);
        return isOdd(length);
    }

    /// References to file records, each with its data or not, that must fill their length.
    private static void records(PayloadReader reader, boolean withData) {
        PayloadReader records = reader.take(reader.u8());
        while (!records.isAtEnd()) {
            records.skip(5);
            int length = records.u16();
            if (withData) {
                records.skip(2L * length);
            }
        }
    }

    /// Zeek's grammar counts neither the length nor the type of a record to its length.
    private static void readRecords(PayloadReader reader) {
        PayloadReader records = reader.take(reader.u8());
        while (!records.isAtEnd()) {
            int length = records.u8();
            records.skip(1L + length);
        }
    }

    private static boolean isOdd(int length) {
        return length % 2 != 0;
    }
}

package shad.model.service.industrial;

import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// The objects of a DNP3 application fragment (IEEE 1815 annex A), walked by their sizes as Zeek walks them
/// (`dnp3-protocol.pac`, `dnp3-objects.pac`): what is shorter than its headers say is malformed.
final class Dnp3Objects {
    private static final int TIME = 6;
    private static final int AUTHENTICATE_FILE = 0x1d;

    private final boolean request;
    private final int function;
    private final PayloadReader reader;

    private Dnp3Objects(boolean request, int function, PayloadReader reader) {
        this.request = request;
        this.function = function;
        this.reader = reader;
    }

    /// Reads a whole fragment.
    ///
    /// @throws MalformedPayload if it ends too early
    static void check(boolean request, PayloadReader reader) {
        reader.skip(1);
        int function = reader.u8();
        if (!request) {
            reader.skip(2);
        }
        if (request ? requestHasObjects(function) : function >= 0x81 && function <= 0x83) {
            Dnp3Objects objects = new Dnp3Objects(request, function, reader);
            while (!reader.isAtEnd()) {
                objects.header();
            }
        }
    }

    /// All but confirm, restarts, initialize data, save configuration, delay measurement, record time, and those that
    /// are not known.
    private static boolean requestHasObjects(int function) {
        return switch (function) {
            case 0x00, 0x0d, 0x0e, 0x0f, 0x13, 0x17, 0x18 -> false;
            default -> function <= 0x21;
        };
    }

    private void header() {
        int type = reader.u16();
        int qualifier = reader.u8();
        long count = count(qualifier & 0x0f);
        if (request && !hasDataInRequest(type)) {
            return;
        }
        if (isPacked(type)) {
            count = count / 8 + (count % 8 > 0 ? 1 : 0);
        }
        if (count < 0) {
            throw MalformedPayload.thrown();
        }
        for (long i = 0; i < count; i++) {
            int before = reader.position();
            object(type, prefix(qualifier & 0xf0));
            if (reader.position() == before) {
                return; // all others are as empty as this one
            }
        }
    }

    private long count(int range) {
        return switch (range) {
            case 0 -> {
                int start = reader.u8();
                yield reader.u8() - start + 1;
            }
            case 1 -> {
                int start = reader.u16le();
                yield reader.u16le() - start + 1;
            }
            case 2 -> {
                int start = reader.i32le();
                yield reader.i32le() - start + 1;
            }
            case 3 -> skipRange(2);
            case 4 -> skipRange(4);
            case 5 -> skipRange(8);
            case 6 -> 0;
            case 7, 0x0b -> reader.u8();
            case 8 -> reader.u16le();
            case 9 -> reader.i32le();
            default -> {
                reader.skipRest();
                yield 0;
            }
        };
    }

    private long skipRange(int length) {
        reader.skip(length);
        return 0;
    }

    private static boolean hasDataInRequest(int type) {
        int group = type >> 8;
        int variation = type & 0xff;
        return switch (group) {
            case 12, 50 -> variation >= 1 && variation <= 3;
            case 51, 52 -> variation >= 1 && variation <= 2;
            case 70 -> variation >= 1 && variation <= 7;
            case 80 -> variation == 1;
            case 120 -> variation >= 1 && variation <= 15;
            default -> false;
        };
    }

    /// Whether a byte holds eight points.
    private boolean isPacked(int type) {
        return switch (type) {
            case 0x0c03 -> true;
            case 0x0101, 0x0301, 0x0a01 -> !request;
            default -> false;
        };
    }

    /// The index or size before an object.
    private long prefix(int code) {
        return switch (code) {
            case 0x10, 0x40 -> reader.u8();
            case 0x20, 0x50 -> reader.u16le();
            case 0x30, 0x60 -> reader.u32le();
            default -> 0;
        };
    }

    private void object(int type, long prefix) {
        int group = type >> 8;
        int variation = type & 0xff;
        switch (group) {
            case 0 -> attribute(variation);
            case 1 -> skip(variation, 1, 1);
            case 2 -> skip(variation, 1, 1 + TIME, 3);
            case 3 -> {
                if (variation == 2) {
                    reader.skip(1);
                } else {
                    reader.skipRest();
                }
            }
            case 4 -> skip(variation, 1 + TIME, 3);
            case 10 -> skip(variation, 1, 1);
            case 11, 13 -> skip(variation, 1, 1 + TIME);
            case 12 -> skip(variation, 11, 11, 1);
            case 20 -> skip(variation, 5, 3, -1, -1, 4, 2);
            case 21 -> skip(variation, 5, 3, -1, -1, 5 + TIME, 3 + TIME, -1, -1, 4, 2);
            case 22, 23 -> skip(variation, 5, 3, -1, -1, 5 + TIME, 3 + TIME);
            case 30 -> skip(variation, 5, 3, 4, 2, 5, 9);
            case 31 -> skip(variation, 5, 3, 5 + TIME, 3 + TIME, 4, 2, 5, 9);
            case 32, 42, 43 -> skip(variation, 5, 3, 5 + TIME, 3 + TIME, 5, 9, 5 + TIME, 9 + TIME);
            // Zeek reads four bytes where the standard has a value of two (variation 4).
            case 33 -> skip(variation, 5, 3, 5 + TIME, 5 + TIME, 5, 9, 5 + TIME, 9 + TIME);
            case 34 -> skip(variation, 2, 4, 4);
            case 40, 41 -> skip(variation, 5, 3, 5, 9);
            case 50 -> skip(variation, TIME, TIME + 4, TIME);
            case 51 -> skip(variation, TIME, TIME);
            case 52 -> skip(variation, 2, 2);
            case 70 -> file(variation, prefix);
            case 80 -> {
                if (request || variation != 1) {
                    reader.skipRest();
                } else {
                    reader.skip(2);
                }
            }
            case 81 -> skip(variation, 3);
            case 82 -> deviceProfile(variation);
            case 83 -> registration(variation);
            case 85 -> skip(variation, 5);
            case 86 -> skip(variation, 5, 1);
            case 91 -> activation(variation);
            case 101 -> skip(variation, 2, 4, 8);
            case 102 -> skip(variation, 1);
            case 110, 111, 112, 113 -> reader.skip(variation);
            case 120 -> authentication(variation, (int) (prefix & 0xffff));
            default -> reader.skipRest();
        }
    }

    /// Skips the size of a variation, counted from 1; one that has none takes all that is left.
    private void skip(int variation, int... sizes) {
        if (variation < 1 || variation > sizes.length || sizes[variation - 1] < 0) {
            reader.skipRest();
        } else {
            reader.skip(sizes[variation - 1]);
        }
    }

    private void attribute(int variation) {
        boolean known = variation >= 211 && variation != 244 && variation != 251 && variation != 253;
        if (known) {
            reader.skip(1);
            reader.skip(reader.u8());
        } else {
            reader.skipRest();
        }
    }

    private void file(int variation, long size) {
        switch (variation) {
            case 1 -> {
                int nameLength = reader.u16le();
                reader.skip(1 + 1 + 2 + 2 + 4 + TIME + 2 + 4 + 4 + 4 + 1 + 1);
                reader.skip(nameLength);
                reader.skipRest();
            }
            case 2 -> {
                if (!request || function == AUTHENTICATE_FILE) {
                    reader.skip(2);
                    int userLength = reader.u16le();
                    reader.skip(2);
                    int passwordLength = reader.u16le();
                    reader.skip(4L + userLength + passwordLength);
                }
            }
            case 3 -> {
                reader.skip(2);
                int nameLength = reader.u16le();
                reader.skip(TIME + 2 + 4 + 4 + 2 + 2 + 2 + (long) nameLength);
            }
            case 4 -> sized(13, size - 13);
            case 5 -> sized(8, size - 8);
            case 6 -> sized(9, size - 9);
            case 7 -> {
                reader.skip(2);
                int nameLength = reader.u16le();
                reader.skip(2 + 4 + TIME + 2 + 2 + (long) nameLength);
            }
            default -> reader.skipRest();
        }
    }

    /// Skips fields, and text whose length comes from the object's size.
    private void sized(int fields, long text) {
        reader.skip(fields);
        reader.skip(text);
    }

    private void deviceProfile(int variation) {
        if (variation == 1) {
            reader.skip(8);
            reader.skip(4L * reader.u16le());
        } else {
            reader.skipRest();
        }
    }

    private void registration(int variation) {
        if (variation != 1 && variation != 2) {
            reader.skipRest();
            return;
        }
        reader.skip(4 + 2);
        int count = reader.u16le();
        reader.skip(variation == 1 ? count : 4L * count);
    }

    private void activation(int variation) {
        if (variation != 1) {
            reader.skipRest();
            return;
        }
        reader.skip(4);
        for (int count = reader.u8(); count > 0; count--) {
            int length = reader.u8();
            reader.skip(1);
            reader.skip(length - 1L);
        }
    }

    private void authentication(int variation, int size) {
        switch (variation) {
            case 1 -> sized(8, size - 8L);
            case 2, 6 -> sized(6, size - 6L);
            case 3 -> reader.skip(6);
            case 4 -> reader.skip(2);
            case 5 -> {
                reader.skip(9);
                int dataLength = reader.u16le();
                reader.skip(dataLength);
                reader.skip(size - 11L - dataLength);
            }
            case 7 -> sized(15, size - 15L);
            case 8 -> sized(2, size - 2L);
            case 9, 14, 15 -> reader.skip(size);
            case 10 -> {
                reader.skip(10);
                int lengths = reader.u16le() + reader.u16le() + reader.u16le();
                reader.skip(lengths);
            }
            case 11 -> {
                reader.skip(1);
                reader.skip(reader.u16le() + (long) reader.u16le());
            }
            case 12 -> {
                reader.skip(8);
                reader.skip(reader.u16le());
            }
            case 13 -> {
                reader.skip(6);
                reader.skip(reader.u16le());
            }
            default -> reader.skipRest();
        }
    }
}

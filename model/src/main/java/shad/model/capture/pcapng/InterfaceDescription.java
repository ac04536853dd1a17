package shad.model.capture.pcapng;

import java.nio.charset.StandardCharsets;
import shad.model.buffer.Layouts;

/// What an interface description block says that matters to frames (draft-ietf-opsawg-pcapng section 4.2).
///
/// @param linkType LINKTYPE_ value of the interface's frames
/// @param snaplen bytes of a frame that the capture was to keep; 0 means all
/// @param timeScale how to read its time stamps
/// @param name what it was called; empty where the block says nothing
/// @param optionsSound false when the options run out of the block; those before are used
record InterfaceDescription(int linkType, int snaplen, TimeScale timeScale, String name, boolean optionsSound) {
    private static final int LINK_TYPE_OFFSET = 8;
    private static final int SNAPLEN_OFFSET = 12;
    private static final int OPTIONS_OFFSET = 16;
    private static final int TRAILER_LENGTH = 4;

    private static final int OPTION_HEADER_LENGTH = 4;
    private static final int END_OF_OPTIONS = 0;
    private static final int NAME = 2;
    private static final int LONGEST_NAME = 255;
    private static final int TIME_RESOLUTION = 9;
    private static final int TIME_OFFSET = 14;

    /// Reads the block at `offset`, all `length` bytes of which must be there and at least 20.
    static InterfaceDescription read(byte[] bytes, int offset, int length, boolean bigEndian) {
        byte resolution = 6;
        long offsetSeconds = 0;
        String name = "";
        int option = offset + OPTIONS_OFFSET;
        int end = offset + length - TRAILER_LENGTH;
        boolean sound = true;
        while (end - option >= OPTION_HEADER_LENGTH) {
            int code = Layouts.unsignedShort(bytes, option, bigEndian);
            int optionLength = Layouts.unsignedShort(bytes, option + 2, bigEndian);
            int value = option + OPTION_HEADER_LENGTH;
            if (code == END_OF_OPTIONS) {
                break;
            }
            if (optionLength > end - value) {
                sound = false;
                break;
            }
            if (code == NAME && optionLength <= LONGEST_NAME) {
                name = new String(bytes, value, optionLength, StandardCharsets.UTF_8);
            } else if (code == TIME_RESOLUTION && optionLength >= 1) {
                resolution = bytes[value];
            } else if (code == TIME_OFFSET && optionLength >= Long.BYTES) {
                offsetSeconds = Layouts.int64(bytes, value, bigEndian);
            }
            option = value + (optionLength + 3 & ~3);
        }
        return new InterfaceDescription(
                Layouts.unsignedShort(bytes, offset + LINK_TYPE_OFFSET, bigEndian),
                Layouts.int32(bytes, offset + SNAPLEN_OFFSET, bigEndian),
                resolution == 6 && offsetSeconds == 0
                        ? TimeScale.MICROSECONDS
                        : new TimeScale(resolution, offsetSeconds),
                name,
                sound);
    }
}

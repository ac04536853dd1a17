package shad.model.capture;

/// Something in a capture, or in a log read in its place, that could not be read.
///
/// @param file name of the capture as a person knows it
/// @param frameNumber the number that the frame at fault has or would have had, from 1; in a log that of the line
/// @param filePosition where the damaged record, block or line begins, after decompression
/// @param kind what sort of damage
/// @param reason what was found and what was done about it, in plain words
public record CaptureFault(String file, long frameNumber, long filePosition, Kind kind, String reason) {

    /// Sorts of damage.
    public enum Kind {
        /// The capture ends in the middle of a record.
        TRUNCATED,
        /// A length that no sound capture has.
        ABSURD_LENGTH,
        /// A block or record that contradicts itself.
        BAD_BLOCK,
        /// A frame of an interface that the capture does not describe.
        UNKNOWN_INTERFACE,
        /// A compressed capture that is damaged or cut.
        BAD_COMPRESSION,
        /// A line of a log that is not as Zeek writes it.
        BAD_LINE,
        /// The source failed: a disk, a network, a pipe.
        READ_ERROR
    }
}

package shad.model.samples;

/// Text of protocols whose lines end with CR LF.
final class Crlf {
    private Crlf() {}

    /// A text block's lines with the line ends of the wire.
    static String lines(String textBlock) {
        return textBlock.replace("\n", "\r\n");
    }
}

package shad.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import shad.model.conn.ConnUids;
import shad.model.conn.SipHash;

/// Reads a seed file as Zeek writes and reads it (`zeek -G`): 21 decimal numbers of 32 bits, of which the last four
/// are the key of the hash behind uids.
final class SeedFile {
    private static final int NUMBERS = 21;
    private static final int FIRST_OF_KEY = 17;
    /// Far more than 21 numbers take.
    private static final int MAX_BYTES = 4096;

    private SeedFile() {}

    /// @throws IOException when the file cannot be read or holds something else; the message says what to do
    static ConnUids read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is too long for a seed file: Zeek's hold " + NUMBERS + " numbers");
        }
        List<Long> numbers = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (words.hasMoreTokens()) {
            numbers.add(number(file, words.nextToken()));
        }
        if (numbers.size() != NUMBERS) {
            throw new IOException(file + " holds " + numbers.size() + " numbers; a seed file of Zeek holds " + NUMBERS);
        }
        return new ConnUids(new SipHash(key(numbers, FIRST_OF_KEY), key(numbers, FIRST_OF_KEY + 2)));
    }

    private static long number(Path file, String word) throws IOException {
        try {
            return Integer.toUnsignedLong(Integer.parseUnsignedInt(word));
        } catch (NumberFormatException e) {
            throw new IOException(file + ": '" + word + "' is no number of 32 bits, as a seed file of Zeek holds", e);
        }
    }

    private static long key(List<Long> numbers, int index) {
        return numbers.get(index) | numbers.get(index + 1) << 32;
    }
}

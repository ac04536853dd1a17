package shad.model.capture.compress;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import shad.model.buffer.ReadAheadChannel;

/// Compressed formats that captures come in, told apart by their first bytes. All may consist of several members or
/// frames, which are read as one.
public enum Compression {
    /// RFC 1952.
    GZIP("gzip", 0xffff, 0x8b1f) {
        @Override
        InputStream decompress(InputStream source) throws IOException {
            return new GZIPInputStream(source, INPUT_BUFFER);
        }
    },
    /// RFC 8878. Windows above 128 MiB are refused.
    ZSTD("zstd", 0xffff_ffff, 0xfd2f_b528) {
        @Override
        InputStream decompress(InputStream source) throws IOException {
            return new ZstdInputStreamNoFinalizer(source);
        }
    },
    /// The .xz file format. Dictionaries above 128 MiB are refused; `xz -9` needs half as much.
    XZ("xz", 0xffff_ffff, 0x587a_37fd) {
        @Override
        InputStream decompress(InputStream source) throws IOException {
            return new XZInputStream(source, MEMORY_LIMIT_KIB);
        }
    },
    /// The LZ4 frame format.
    LZ4("lz4", 0xffff_ffff, Lz4InputStream.MAGIC) {
        @Override
        InputStream decompress(InputStream source) {
            return new Lz4InputStream(source);
        }
    };

    private static final int INPUT_BUFFER = 1 << 16;
    private static final int MEMORY_LIMIT_KIB = 192 << 10;

    private final String label;
    private final int magicMask;
    private final int magic;

    Compression(String label, int magicMask, int magic) {
        this.label = label;
        this.magicMask = magicMask;
        this.magic = magic;
    }

    /// The format of something that begins with `head`, or null when it is none of these.
    public static @Nullable Compression of(ByteBuffer head) {
        if (head.remaining() < Integer.BYTES) {
            return null;
        }
        int word = head.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt();
        for (Compression compression : values()) {
            if ((word & compression.magicMask) == compression.magic) {
                return compression;
            }
        }
        return null;
    }

    /// What people call the format.
    public String label() {
        return label;
    }

    /// The unpacked bytes of `source`, made on a thread of their own. Bytes that were unpacked before damage are delivered
    /// before the [CompressionException] is thrown.
    ///
    /// @param source closed when it ends or when the result is closed
    /// @param stopped whether a read that waits for bytes shall end
    public ReadableByteChannel unpack(ReadableByteChannel source, BooleanSupplier stopped) {
        return new ReadAheadChannel(
                "unpack " + label,
                () -> open(source),
                failure -> new CompressionException(describe(failure), failure),
                stopped);
    }

    private InputStream open(ReadableByteChannel source) throws IOException {
        boolean opened = false;
        try {
            InputStream unpacked = decompress(new BufferedInputStream(Channels.newInputStream(source), INPUT_BUFFER));
            opened = true;
            return unpacked;
        } finally {
            if (!opened) {
                source.close();
            }
        }
    }

    private String describe(Throwable failure) {
        String subject = "the " + label + " data is ";
        return failure instanceof EOFException
                ? subject + "cut short"
                : subject + "damaged or cut short (" + failure.getMessage() + ")";
    }

    /// The unpacked bytes of `source`, which is closed with them.
    ///
    /// @throws IOException when the first bytes show already that it cannot be unpacked
    abstract InputStream decompress(InputStream source) throws IOException;
}

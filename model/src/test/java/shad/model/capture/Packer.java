package shad.model.capture;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import shad.model.capture.compress.Lz4Writer;
import shad.model.testing.Bytes;

/// The ways a capture may come compressed, each in two members or frames.
enum Packer {
    GZIP {
        @Override
        byte[] packOne(byte[] content) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream stream = new GZIPOutputStream(packed)) {
                stream.write(content);
            }
            return packed.toByteArray();
        }
    },
    ZSTD {
        @Override
        byte[] packOne(byte[] content) {
            return Zstd.compress(content);
        }
    },
    XZ {
        @Override
        byte[] packOne(byte[] content) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream stream = new XZOutputStream(packed, new LZMA2Options(0))) {
                stream.write(content);
            }
            return packed.toByteArray();
        }
    },
    LZ4 {
        @Override
        byte[] packOne(byte[] content) {
            return Lz4Writer.pack(content);
        }
    };

    abstract byte[] packOne(byte[] content) throws IOException;

    byte[] pack(byte[] content) {
        int half = content.length / 2;
        try {
            return Bytes.concat(
                    packOne(Arrays.copyOf(content, half)), packOne(Arrays.copyOfRange(content, half, content.length)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package shad.model.service.smb;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// Which trees of a connection are those of pipes.
final class SmbTrees {
    private static final int MAX_TREES = 1000;

    /// Null until there is one; most connections are about files.
    private @Nullable Set<Integer> pipes;

    boolean isPipe(int tree) {
        return pipes != null && pipes.contains(tree);
    }

    void connectPipe(int tree) {
        if (pipes == null) {
            pipes = new HashSet<>();
        }
        if (pipes.size() < MAX_TREES) {
            pipes.add(tree);
        }
    }

    void disconnect(int tree) {
        if (pipes != null) {
            pipes.remove(tree);
        }
    }

    /// Takes note that a file was opened: some names are those of pipes, even when nobody saw the tree connected
    /// (Zeek, `SMB::pipe_filenames`).
    void opened(int tree, byte[] bytes, int offset, int length, boolean unicode) {
        if (!isPipe(tree) && isPipeName(bytes, offset, length, unicode)) {
            connectPipe(tree);
        }
    }

    private static boolean isPipeName(byte[] bytes, int offset, int length, boolean unicode) {
        return switch (unicode ? length / 2 : length) {
            case 4 -> is(bytes, offset, length, unicode, "samr");
            case 6 -> is(bytes, offset, length, unicode, "winreg")
                    || is(bytes, offset, length, unicode, "srvsvc")
                    || is(bytes, offset, length, unicode, "netdfs")
                    || is(bytes, offset, length, unicode, "lsarpc")
                    || is(bytes, offset, length, unicode, "wkssvc");
            case 7 -> is(bytes, offset, length, unicode, "spoolss");
            case 8 -> is(bytes, offset, length, unicode, "MsFteWds");
            default -> false;
        };
    }

    private static boolean is(byte[] bytes, int offset, int length, boolean unicode, String name) {
        if (!unicode) {
            return Ascii.is(bytes, offset, length, name);
        }
        if (length != 2 * name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[offset + 2 * i] != name.charAt(i) || bytes[offset + 2 * i + 1] != 0) {
                return false;
            }
        }
        return true;
    }
}

package shad.model.capture.pcapng;

import java.util.Arrays;

/// The interfaces that a section has described so far, by index. Owned by one cursor.
final class Interfaces {
    /// Interfaces of a section that are remembered; a hostile capture may describe any number.
    static final int LIMIT = 1 << 16;

    private int[] linkTypes = new int[8];
    private int[] snaplens = new int[8];
    private TimeScale[] timeScales = new TimeScale[8];
    private String[] names = new String[8];
    private int count;

    /// Forgets them all: a new section begins.
    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /// Adds the next interface; there must be fewer than [#LIMIT].
    void add(InterfaceDescription description) {
        if (count == linkTypes.length) {
            linkTypes = Arrays.copyOf(linkTypes, 2 * count);
            snaplens = Arrays.copyOf(snaplens, 2 * count);
            timeScales = Arrays.copyOf(timeScales, 2 * count);
            names = Arrays.copyOf(names, 2 * count);
        }
        linkTypes[count] = description.linkType();
        snaplens[count] = description.snaplen();
        timeScales[count] = description.timeScale();
        names[count] = description.name();
        count++;
    }

    int linkType(int index) {
        return linkTypes[index];
    }

    /// 0 means no limit.
    int snaplen(int index) {
        return snaplens[index];
    }

    /// Empty where the capture says nothing.
    String name(int index) {
        return names[index];
    }

    TimeScale timeScale(int index) {
        return timeScales[index];
    }
}

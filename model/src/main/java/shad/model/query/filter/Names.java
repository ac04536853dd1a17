package shad.model.query.filter;

/// Names that are joined by commas.
final class Names {
    private Names() {}

    /// Where the name, in lower case, stands as a whole between commas, whatever the case there; -1 where it does not.
    static int indexOf(String names, String name) {
        for (int start = 0; start <= names.length();) {
            int comma = names.indexOf(',', start);
            int end = comma < 0 ? names.length() : comma;
            if (Wanted.lowerCase(names.substring(start, end)).equals(name)) {
                return start;
            }
            start = end + 1;
        }
        return -1;
    }
}

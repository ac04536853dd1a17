package shad.model.query.filter;

/// A condition that shows how a field is asked about.
final class Examples {
    private Examples() {}

    static String of(FilterField field) {
        return field.name() + switch (field.type()) {
            case ADDRESS -> " in 10.0.0.0/8";
            case PORT -> " == 443";
            case COUNT -> " > 10";
            case BYTES -> " > 1 MB";
            case INTERVAL -> " > 5 min";
            case TIME -> " >= 2024-05-01";
            case TRUTH -> " == T";
            case PROTOCOL -> " == tcp";
            case STATE -> " == S0";
            case HISTORY -> " has t";
            case NAMES, MARK, TEXT -> " is set";
        };
    }
}

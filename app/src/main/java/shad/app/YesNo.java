package shad.app;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads yes or no from the command line.
final class YesNo implements ITypeConverter<Boolean> {
    @Override
    public Boolean convert(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw new TypeConversionException("'" + text + "' is neither yes nor no");
        };
    }
}

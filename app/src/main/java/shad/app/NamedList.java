package shad.app;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Values under a name, for filters.
record NamedList(String name, List<String> values) {
    static final class Converter implements ITypeConverter<NamedList> {
        @Override
        public NamedList convert(String text) {
            int equals = text.indexOf('=');
            if (equals < 0 || !text.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_-]*")) {
                throw new TypeConversionException("'" + text + "' is no list such as web=80,443,8000..8100");
            }
            List<String> values = Arrays.stream(text.substring(equals + 1).split(",", -1)).map(String::strip).toList();
            if (values.stream().anyMatch(String::isEmpty)) {
                throw new TypeConversionException("'" + text + "' has an empty value");
            }
            return new NamedList(text.substring(0, equals), values);
        }
    }
}

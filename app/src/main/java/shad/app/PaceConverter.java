package shad.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import shad.model.capture.Pace;

/// Reads a pace such as 1x or 10x from the command line.
final class PaceConverter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
        return Pace.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no pace such as 1x or 10x"));
    }
}

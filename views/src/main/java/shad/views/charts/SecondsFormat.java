package shad.views.charts;

import java.math.BigDecimal;
import java.text.DateFormat;
import java.text.FieldPosition;
import java.text.ParsePosition;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// Writes times as seconds since a moment, without zeros at the end, as an axis asks for them.
@SuppressWarnings({"serial", "JavaUtilDate"}) // axes are never written out, and they ask with dates
final class SecondsFormat extends DateFormat {
    private final long firstMillis;
    private final String sign;

    /// @param firstMillis what is counted from, in milliseconds since the epoch
    /// @param sign what stands before seconds that are not negative
    SecondsFormat(long firstMillis, String sign) {
        this.firstMillis = firstMillis;
        this.sign = sign;
    }

    @Override
    public StringBuffer format(Date date, StringBuffer target, FieldPosition position) {
        long millis = date.getTime() - firstMillis;
        String seconds = millis == 0 ? "0" : BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
        return target.append(millis < 0 ? "" : sign).append(seconds);
    }

    @Override
    public @Nullable Date parse(String source, ParsePosition position) {
        throw new UnsupportedOperationException("axes only write");
    }
}

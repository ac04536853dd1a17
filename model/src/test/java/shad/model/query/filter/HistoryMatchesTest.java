package shad.model.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryMatchesTest {
    /// Matched letters stand in brackets.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "history has t, ShADadttFf, ShADad[tt]Ff",
        "history has Ff, ShADadttFf, ShADadtt[Ff]",
        "history has t>=10, ShADadttFf, ShADad[tt]Ff",
        "history has t>=100, ShADadttFf, ShADadttFf",
        "history starts ShA, ShADadFf, [ShA]DadFf",
        "history ends Ff, ShADadFf, ShADad[Ff]",
        "history contains ad, ShADadFf, ShAD[ad]Ff",
        "history contains aaa, Saaaar, S[aaaa]r",
        "history ~ \"[a-z]+\", ShADadFf, S[h]AD[ad]F[f]",
        "history == ShADadFf, ShADadFf, [ShADadFf]",
        "history != S, ShADadFf, ShADadFf",
        "history in {S; Sr}, Sr, [Sr]",
        "history not has t, Sr, Sr",
        "!(history has S), Sr, Sr",
        "tcp history has r, Sr, S[r]",
        "history has S || history has r, Sr, [Sr]",
        "sh, ShADSh, [Sh]AD[Sh]",
        "conn_state == S0, S, S"
    })
    void lettersThatTheFilterAsksForAreFound(String filter, String history, String marked) throws FilterException {
        StringBuilder text = new StringBuilder(history);
        FilterExpression expression = Filters.parse(filter.replace(';', ','));
        for (SourceRange range : Filters.historyMatches(expression, history).reversed()) {
            text.insert(range.end(), ']').insert(range.start(), '[');
        }

        assertThat(text).hasToString(marked);
    }
}

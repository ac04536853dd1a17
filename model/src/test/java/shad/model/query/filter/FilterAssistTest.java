package shad.model.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterAssistTest {
    private static final FilterContext CONTEXT = new FilterContext(ZoneOffset.UTC, Map.of("web", List.of("80", "443")));

    /// The caret stands at the bar.
    private static FilterAssist.Expectation at(String text) {
        int caret = text.indexOf('¦');
        return FilterAssist.at(text.replace("¦", ""), caret, CONTEXT);
    }

    private static List<String> texts(FilterAssist.Expectation expectation) {
        return expectation.proposals().stream().map(Proposal::text).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "resp_¦; id.resp_h",
        "id.r¦; id.resp_p",
        "tcp && conn¦; conn_state",
        "conn_state ¦; ==",
        "conn_state == ¦; S0",
        "conn_state == R¦; REJ",
        "conn_state in {S0, R¦; RSTO",
        "proto == ¦; tcp",
        "local_orig == ¦; T",
        "history ¦; has",
        "history has ¦; t",
        "history is ¦; unset",
        "history is not ¦; set",
        "orig_bytes > 1 ¦; MB",
        "duration > 5 m¦; min",
        "id.resp_p in ¦; $web",
        "id.resp_p in {22, $¦; $web",
        "id.resp_p not ¦; in",
        "conn_state == S0 ¦; &&",
        "(tcp ¦; ||",
        "! ¦; service",
        "(¦; service"
    })
    void whatMayStandAtTheCaretIsProposed(String text, String proposal) {
        assertThat(texts(at(text))).as(text).contains(proposal);
    }

    @Test
    void proposalsFitTheTypeOfTheField() {
        assertThat(texts(at("service ¦"))).doesNotContain("<", ">=").contains("has", "contains", "is unset");
        assertThat(texts(at("orig_bytes ¦"))).doesNotContain("has").contains("<", "in");
        assertThat(texts(at("orig_bytes > 1 ¦"))).doesNotContain("min");
        assertThat(texts(at("orig_pkts > 1 ¦"))).containsExactly("&&", "||");
    }

    @Test
    void valuesOfTheDataAreAskedForWhereAValueMayStand() {
        assertThat(at("service == ¦").values()).hasToString("service");
        assertThat(at("service == \"ht¦").values()).hasToString("service");
        assertThat(at("service == \"ht¦").prefix()).isEqualTo("\"ht");
        assertThat(at("id.resp_h in {10.0.0.1, 1¦").values()).hasToString("id.resp_h");
        assertThat(at("service has ¦").values()).hasToString("service");
        assertThat(at("service ¦").values()).isNull();
        assertThat(at("service == http ¦").values()).isNull();
        assertThat(at("¦").values()).isNull();
    }

    @Test
    void aProposalTakesThePlaceOfTheWordAtTheCaret() {
        String text = "conn_st == S0";
        FilterAssist.Expectation inside = FilterAssist.at(text, 3, CONTEXT);
        assertThat(texts(inside)).contains("conn_state");
        assertThat(inside.complete(text, "conn_state")).isEqualTo("conn_state == S0");

        FilterAssist.Expectation atEnd = FilterAssist.at("tcp && ser", 10, CONTEXT);
        assertThat(atEnd.complete("tcp && ser", "service")).isEqualTo("tcp && service ");
    }
}

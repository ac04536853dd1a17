package shad.views.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shad.model.marks.ConnectionKey;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.query.filter.FilterContext;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.style.RowTone;
import shad.views.style.RowTones;
import shad.views.testing.OfficeCapture;

class RulesTest {
    private static final StoreSnapshot ROWS = OfficeCapture.rows();

    private Marks marks = Marks.NONE;
    private Map<String, List<String>> lists = Map.of();
    private final RulesViewModel rules =
            new RulesViewModel(() -> new FilterContext(ZoneOffset.UTC, lists, marks));

    private static ColorRule rule(RowTone tone, String filter) {
        return new ColorRule(true, tone, filter);
    }

    private RowTones tones() {
        return rules.tonesProperty().get();
    }

    @Test
    void atFirstEveryRowIsMarkedByTheClassOfItsState() {
        ConnectionView view = ROWS.view();
        for (int row = 0; row < ROWS.size(); row++) {
            assertThat(tones().of(view.at(row))).isEqualTo(RowTones.BY_STATE.of(view));
            assertThat(tones().reason(view)).isEmpty();
        }
    }

    @Test
    void theFirstRuleThatFitsCounts() {
        rules.setRules(List.of(rule(RowTone.RED, "service == dns"), rule(RowTone.BLUE, "proto == udp")));
        ConnectionView view = ROWS.view();
        for (int row = 0; row < ROWS.size(); row++) {
            view.at(row);
            RowTone expected = view.service().equals("dns")
                    ? RowTone.RED
                    : view.transport().zeekName().equals("udp") ? RowTone.BLUE : null;
            assertThat(tones().of(view)).isEqualTo(expected);
        }
        assertThat(tones().of(dns())).isEqualTo(RowTone.RED);
        assertThat(tones().reason(dns())).isEqualTo("Red triangle: service == dns");
    }

    private static ConnectionView dns() {
        ConnectionView view = ROWS.view();
        int row = 0;
        while (!view.at(row).service().equals("dns")) {
            row++;
        }
        return view;
    }

    @Test
    void whatIsOffEmptyOrNotUnderstoodIsPassedOver() {
        rules.setRules(List.of(
                new ColorRule(false, RowTone.RED, "service == dns"),
                rule(RowTone.ORANGE, ""),
                rule(RowTone.GREEN, "service =="),
                rule(RowTone.VIOLET, "service in $unknown"),
                rule(RowTone.GREY, "service == dns")));

        assertThat(tones().of(dns())).isEqualTo(RowTone.GREY);
        assertThat(rules.problem("service ==")).contains("needs a value", "character 11");
        assertThat(rules.problem("service in $unknown")).isNotEmpty();
        assertThat(rules.problem(" ")).isNotEmpty();
        assertThat(rules.problem("service == dns")).isEmpty();
    }

    @Test
    void rulesFollowMarksAndNamedLists() {
        rules.setRules(List.of(rule(RowTone.RED, "mark == suspicious"), rule(RowTone.BLUE, "service in $names")));
        assertThat(tones().of(dns())).isNull();

        lists = Map.of("names", List.of("dns"));
        rules.contextChanged();
        assertThat(tones().of(dns())).isEqualTo(RowTone.BLUE);
        marks = Marks.NONE.with(Map.of(ConnectionKey.of(dns()), new Remark(Mark.SUSPICIOUS, "")));
        rules.marksChanged();
        assertThat(tones().of(dns())).isEqualTo(RowTone.RED);
    }

    @Test
    void rulesAreReadAsTheyWereWritten() {
        List<ColorRule> own = List.of(
                rule(RowTone.RED, "service contains \"a\tb\""), new ColorRule(false, RowTone.OPEN, ""));
        rules.setRules(own);
        List<String> lines = rules.lines();
        rules.setRules(ColorRule.DEFAULTS);
        assertThat(rules.lines()).isEmpty();
        rules.setLines(lines);

        assertThat(rules.getRules()).isEqualTo(own);
    }

    @Test
    void linesThatAreNoRulesArePassedOver() {
        rules.setLines(List.of("", "on", "on\tPINK\tdns", "maybe\tRED\tdns", "on\tRED", "off\tRED\tdns"));

        assertThat(rules.getRules()).containsExactly(new ColorRule(false, RowTone.RED, "dns"));
    }
}

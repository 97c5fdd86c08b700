package io.llmharness.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmharness.runtime.compare.Comparer;
import io.llmharness.runtime.compare.Comparison;
import io.llmharness.runtime.compare.ComparisonSamples;
import io.llmharness.runtime.compare.Margins;
import io.llmharness.runtime.compare.Side;
import io.llmharness.runtime.plan.TrialPlan;
import io.llmharness.runtime.result.ResultSamples;
import io.llmharness.runtime.result.RunResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

class ComparisonFormatTest {
    private static final Locale BEFORE = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(BEFORE);
    }

    /** Something worse, something inconclusive, something the same, and a note. */
    private static Comparison mixed() {
        RunResult base = ComparisonSamples.run(200, 201, 202, 203, 201);
        RunResult fresh = ComparisonSamples.version(ComparisonSamples.run(230, 236, 228, 234, 233), "0.6.0");
        return compare(base, fresh, "ttft.p50=5%", "ttft.p99=11.5%", "e2e.p50=2%", "ttft.p999=5%");
    }

    @ParameterizedTest
    @EnumSource
    void is_the_same_in_every_locale(ComparisonFormat format) throws IOException {
        for (String locale : new String[] {"en-US", "de-DE", "ar-EG-u-nu-arab"}) {
            Locale.setDefault(Locale.forLanguageTag(locale));
            String text = format.render(mixed());
            assertThat(text).endsWith("\n").doesNotContain("\r");
            Golden.check("comparison." + format.id(), text);
        }
    }

    @Test
    void junit_is_xml_whatever_a_name_holds() throws Exception {
        TrialPlan plan = ResultSamples.named(
                ResultSamples.plan(), "com.example.A<b>&\"c\"", Map.of("x", "\u0000\u001b[31m\ud800 ]]>"), true);
        String xml = ComparisonFormat.JUNIT.render(
                compare(ComparisonSamples.run(plan, 200), ComparisonSamples.run(plan, 200)));
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
        int cases = root.getElementsByTagName("testcase").getLength();
        assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases));
        assertThat(suite.getAttribute("errors"))
                .isEqualTo(Integer.toString(root.getElementsByTagName("error").getLength()))
                .isNotEqualTo("0");
    }

    @Test
    void a_format_is_found_by_its_word_and_by_a_files_name() {
        assertThat(ComparisonFormat.find("junit")).contains(ComparisonFormat.JUNIT);
        assertThat(ComparisonFormat.forFile("out/pr.md")).contains(ComparisonFormat.MARKDOWN);
        assertThat(ComparisonFormat.forFile("out/pr.html")).isEmpty();
    }

    private static Comparison compare(RunResult base, RunResult fresh, String... margins) {
        return new Comparer(Margins.parse(margins), Set.of())
                .compare(Side.of("base.json", base), Side.of("new.json", fresh));
    }
}

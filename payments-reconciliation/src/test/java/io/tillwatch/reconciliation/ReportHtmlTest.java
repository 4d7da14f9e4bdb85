package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportHtmlTest {
    private static final String PAID = ",1,stripe,x,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,";

    @TempDir
    private Path work;

    private Desk desk;

    @BeforeEach
    void set_up() {
        desk = new Desk(work).golden(3);
    }

    /** The page as XML, which it is as well: what is not well-formed does not come out of here. */
    private Document page() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(desk.read("report.html").getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Element> elements(Document page, String tag) {
        List<Element> elements = new ArrayList<>();
        NodeList found = page.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static List<Element> classed(Document page, String tag, String name) {
        return elements(page, tag).stream()
                .filter(element ->
                        Set.of(element.getAttribute("class").split(" ")).contains(name))
                .toList();
    }

    private static String text(Document page, String tag) {
        return elements(page, tag).get(0).getTextContent();
    }

    @Test
    void says_what_ties_what_to_do_and_what_waits() {
        desk.run().run();
        Document page = page();

        assertThat(text(page, "h1")).isEqualTo("Reconciliation of boutique-akwa, everything until now");
        assertThat(text(page, "header"))
                .contains("It ties, and somebody must act.")
                .contains("The shop counts 15,000\u00A0XAF, the providers moved 20,000\u00A0XAF: 5,000\u00A0XAF more."
                        + " Nothing is left unexplained.")
                .contains("Judged as of 2026-03-02 06:00 UTC.");
        assertThat(classed(page, "li", "card"))
                .extracting(Element::getTextContent)
                .satisfiesExactly(
                        duplicate -> assertThat(duplicate)
                                .contains("P0", "DUPLICATE_CHARGE", "open", "+5,000\u00A0XAF")
                                .contains("Order A was charged more than once by stripe: 10000 XAF for 5000 XAF.")
                                .contains("Give the later payment p2 back.")
                                .contains("2026-03-02 08:00 UTC", "provider.csv:2, provider.csv:3, store.csv:2"),
                        refund -> assertThat(refund)
                                .contains("P1", "REFUND_MISSING_AT_PROVIDER", "\u22122,500\u00A0XAF"));
        assertThat(text(page, "main")).contains("store.csv:4").doesNotContain("overdue");
    }

    @Test
    void every_bucket_of_a_currency_stands_in_its_table() {
        desk.run().run();
        Element table = elements(page(), "table").get(0);
        List<String> sums = new ArrayList<>();
        NodeList rows = table.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            sums.add(((Element) rows.item(i)).getElementsByTagName("td").item(0).getTextContent());
        }

        assertThat(sums)
                .extracting(sum -> sum.replace("\u00A0XAF", ""))
                .containsExactly("15,000", "20,000", "\u22125,000", "\u22127,500", "2,500", "0", "0", "0", "0");
    }

    @Test
    void is_one_page_that_needs_nothing_else() {
        desk.run().run();
        Document page = page();

        assertThat(desk.read("report.html"))
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .doesNotContain("<script", "http:", "https:", "@import", "url(", "<img", "<link")
                .contains("prefers-color-scheme: dark", "@media print");
        assertThat(elements(page, "a")).extracting(a -> a.getAttribute("href")).allMatch(href -> href.startsWith("#"));
    }

    @Test
    void can_be_read_by_ear_and_moved_by_keyboard() {
        desk.run().run();
        Document page = page();
        List<String> ids = new ArrayList<>();
        elements(page, "*").stream()
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .forEach(ids::add);

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(elements(page, "a"))
                .extracting(a -> a.getAttribute("href").substring(1))
                .allMatch(ids::contains);
        assertThat(elements(page, "section"))
                .extracting(section -> section.getAttribute("aria-labelledby"))
                .allMatch(ids::contains);
        assertThat(elements(page, "table"))
                .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
        assertThat(elements(page, "th"))
                .extracting(th -> th.getAttribute("scope"))
                .containsOnly("row", "col");
        assertThat(classed(page, "div", "wide"))
                .extracting(div -> div.getAttribute("tabindex"))
                .containsOnly("0");
    }

    @Test
    void speaks_french_with_the_amounts_of_french() {
        desk.run().in(Locale.CANADA_FRENCH).run();
        Document page = page();

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("fr");
        assertThat(text(page, "header"))
                .contains("La boutique compte 15\u202F000\u00A0XAF, les prestataires 20\u202F000\u00A0XAF :"
                        + " 5\u202F000\u00A0XAF de plus. Rien ne reste inexpliqué.");
        assertThat(text(page, "main")).contains("Rembourser le paiement le plus récent, p2.");
    }

    @Test
    void says_at_once_when_it_cannot_be_vouched_for() {
        desk.write("provider.csv.manifest.json", "{\"provider\": \"stripe\", \"complete\": false}");
        desk.run().run();
        Document page = page();

        assertThat(classed(page, "p", "not-vouched"))
                .extracting(Element::getTextContent)
                .containsExactly("This result cannot be vouched for. A source is not whole, or the sums do not tie.");
    }

    @Test
    void tells_what_is_late() {
        ReconciliationRun.asOf(Desk.NOON)
                .shop("s")
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .to(desk.out())
                .run();
        ReconciliationRun.asOf(Desk.NOON.plusSeconds(3 * 3600))
                .shop("s")
                .store(work.resolve("store.csv"))
                .provider(work.resolve("provider.csv"))
                .to(desk.out())
                .run();

        assertThat(classed(page(), "span", "late"))
                .extracting(Element::getTextContent)
                .containsExactly("overdue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title></style><b>",
                "&lt;b&gt;&amp;",
                "javascript:alert(1)",
                "]]><!-- -->",
                "{{7*7}}${7*7}",
                "\u202Eevil\u202C",
                "طلب-7",
                "a\u0007b\u009Fc\uFFFEd",
                "🐟-é-%3Cb%3E"
            })
    void text_of_other_people_is_text(String hostile) {
        desk.store("\"" + hostile + "\"" + PAID);
        desk.run().shop(hostile.replace("\"\"", "\"")).run();
        Document page = page();
        String shown = hostile.replace("\"\"", "\"").replaceAll("[\u202E\u202C\u0007\u009F\uFFFE]", "\uFFFD");

        assertThat(text(page, "h1")).contains(shown);
        assertThat(elements(page, "bdi")).extracting(Element::getTextContent).contains(shown);
        assertThat(names(page)).isSubsetOf(OURS);
        assertThat(attributes(page)).noneMatch(name -> name.startsWith("on")).doesNotContain("src");
    }

    private static final Set<String> OURS = Set.of(
            "html head meta title style body a header h1 p strong nav ul li b span main section h2 h3 h4 ol dl div dt dd bdi table caption tbody tr th td thead footer"
                    .split(" "));

    private static Set<String> names(Document page) {
        Set<String> names = new HashSet<>();
        elements(page, "*").forEach(element -> names.add(element.getTagName()));
        return names;
    }

    private static Set<String> attributes(Document page) {
        Set<String> names = new HashSet<>();
        for (Element element : elements(page, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }

    @Test
    void a_text_of_a_megabyte_is_cut_visibly() {
        desk.store("x".repeat(1 << 20) + PAID);
        desk.run().run();

        assertThat(desk.read("report.html"))
                .contains("[… cut here: 2000 of 1048576 characters]")
                .hasSizeLessThan(60_000);
        assertThat(desk.read("report.md")).contains("characters\\]").hasSizeLessThan(30_000);
        assertThat(desk.read("discrepancies.csv")).hasSizeGreaterThan(1 << 20);
        assertThat(page()).isNotNull();
    }

    @Test
    void long_lists_say_how_many_more_there_are_and_where() {
        StringBuilder rows = new StringBuilder(Desk.STORE);
        for (int i = 0; i < HtmlParts.MOST + 7; i++) {
            rows.append("L-").append(i).append(PAID).append('\n');
        }
        desk.write("store.csv", rows.toString()).provider();
        desk.run().covers("stripe").run();
        Document page = page();

        assertThat(classed(page, "li", "card")).hasSize(HtmlParts.MOST);
        assertThat(classed(page, "p", "more"))
                .extracting(Element::getTextContent)
                .containsExactly("… and 7 more in discrepancies.csv");
        assertThat(text(page, "nav")).contains("207 P1: act today");
    }
}

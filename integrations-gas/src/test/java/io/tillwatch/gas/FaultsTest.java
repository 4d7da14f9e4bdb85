package io.tillwatch.gas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillwatch.payment.SinkResult;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.MessageBundles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on the way: nothing is lost or doubled, and no message holds the address or the token. */
class FaultsTest {
    private static final ScriptEngine ENGINE = ScriptEngine.graal(ScriptEngine.shipped());
    private static final String ADDRESS = "http://127.0.0.1/…";

    private final List<String> told = new ArrayList<>();
    private GoogleStandIn google;

    @BeforeEach
    void setUp() {
        google = GoogleStandIn.setUp(ENGINE);
        google.sink().write(DayBatch.of(2));
    }

    @AfterAll
    static void end() {
        ENGINE.close();
    }

    /** In both languages. */
    @AfterEach
    void nobodyToldASecret() {
        assertThat(told).isNotEmpty();
        assertThat(String.join("\n", told))
                .doesNotContain(
                        "CANARY",
                        GoogleStandIn.DEPLOYMENT,
                        google.token().reveal(),
                        google.url().reveal());
        google.close();
    }

    private String push(GoogleSheetSink sink) {
        return told(sink.write(DayBatch.of(3)));
    }

    private String told(SinkResult result) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            told.add(result.fold(
                    w -> "" + w.locations() + w.notices(),
                    u -> "" + u.locations(),
                    d -> d.reason().in(language),
                    r -> r.reason().in(language)));
        }
        told.add(result.toString());
        return ScriptScenarios.told(result);
    }

    /** Three retries of the transport or three questions: every way is blocked. */
    private String pushThrough(Fault fault) {
        google.first(fault, fault, fault, fault, fault);
        String outcome = push(google.builder().timeout(Duration.ofSeconds(5)).build());
        return outcome;
    }

    private void afterwardsItIsThereOnce() {
        google.calm();
        assertThat(push(google.sink())).matches("written 2 \\+1 ~0 -0|unchanged 2");
        assertThat(google.rows("Payments")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void down() {
        Secret nowhere = Secret.of(FaultyServer.refusing(GoogleStandIn.PATH).toString());
        GoogleSheetSink sink = GoogleSheetSink.builder(nowhere, google.token())
                .timeout(Duration.ofSeconds(2))
                .build();
        assertThat(push(sink))
                .isEqualTo("deferred: Google Sheet: not reached, push again later (" + ADDRESS
                        + ": the connection was refused)");
        afterwardsItIsThereOnce();
    }

    @Test
    void slow() {
        google.first(Fault.hang());
        assertThat(push(google.builder().timeout(Duration.ofMillis(500)).build()))
                .isEqualTo(
                        "deferred: Google Sheet: no answer, so it is not known whether it arrived; push again, nothing"
                                + " will be doubled (" + ADDRESS + ": no answer within 0.5 s)");
        afterwardsItIsThereOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void too_busy_or_broken(int status) {
        assertThat(pushThrough(Fault.answer(
                        status, "text/html", "<title>CANARY " + google.url().reveal() + "</title>")))
                .isEqualTo("deferred: Google Sheet: the web app answered with status " + status + "; push again later");
        afterwardsItIsThereOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void not_there_or_not_for_anyone(int status) {
        assertThat(pushThrough(Fault.answer(status, "text/html", "<title>x</title>")))
                .isEqualTo("rejected: Google Sheet: the web app answered with status " + status
                        + "; check the address in GAS_URL and that access is \"Anyone\"");
        afterwardsItIsThereOnce();
    }

    @Test
    void a_login_page_with_status_200() {
        assertThat(pushThrough(GoogleStandIn.page(
                        "Sign in - Google Accounts",
                        "<a href=\"https://accounts.google.com/?continue="
                                + google.url().reveal() + "\">Next</a>")))
                .isEqualTo(
                        "rejected: Google Sheet: Google asks for a login (Sign in - Google Accounts); deploy the web app"
                                + " with \"Execute as: Me\" and \"Who has access: Anyone\"");
        afterwardsItIsThereOnce();
    }

    @Test
    void a_page_with_status_200() {
        assertThat(pushThrough(GoogleStandIn.page(
                        "Error",
                        "Service invoked too many times in a short time: exec qps. "
                                + google.url().reveal())))
                .isEqualTo(
                        "deferred: Google Sheet: a page of Google's came in place of an answer (\"Error Service invoked"
                                + " too many times in a short time: exec qps. …\"); push again, nothing will be doubled");
        afterwardsItIsThereOnce();
    }

    @Test
    void a_redirect_to_a_foreign_host() {
        assertThat(pushThrough(Fault.redirect(302, "https://accounts.google.com/ServiceLogin?continue=CANARY")))
                .isEqualTo("rejected: Google Sheet: Google asks for a login (" + ADDRESS
                        + ": a redirect leads to an address that may not be followed); deploy the web app with \"Execute"
                        + " as: Me\" and \"Who has access: Anyone\"");
        assertThat(google.server.received()).noneMatch(r -> r.target().contains("ServiceLogin"));
        afterwardsItIsThereOnce();
    }

    @Test
    void an_answer_cut_off_in_its_middle_or_empty() {
        for (Fault half : List.of(Fault.json("{\"tillwatch\":\"gas\",\"scri"), Fault.json(""))) {
            google.losing(half, half, half);
            assertThat(push(google.sink()))
                    .isEqualTo(
                            "deferred: Google Sheet: the answer was cut off, so it is not known whether it arrived; push"
                                    + " again, nothing will be doubled");
        }
        google.losing(Fault.truncate(), Fault.truncateChunks(), Fault.reset());
        afterwardsItIsThereOnce();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unauthorized",
                "no csv",
                "error: TypeError",
                "ok",
                "{\"ok\":true}",
                "{\"status\":\"ok\",\"rows\":3}"
            })
    void what_other_scripts_answer_with_status_200(String answer) {
        assertThat(pushThrough(Fault.answer(200, "text/plain", answer)))
                .isEqualTo("rejected: Google Sheet: what answers is not the script of Tillwatch (\"" + answer
                        + "\"); paste Code.gs and deploy a new version");
        afterwardsItIsThereOnce();
    }

    /** Somebody in between says yes. */
    @Test
    void an_answer_that_is_not_signed_or_is_of_another_request() {
        List<String> forged = new ArrayList<>(List.of(
                "{\"tillwatch\":\"gas\",\"script\":1,\"payload\":\"{\\\"state\\\":\\\"unchanged\\\",\\\"revision\\\":1}\",\"sig\":\"\"}",
                "{\"tillwatch\":\"gas\",\"script\":1}"));
        forged.add(google.post(google.bodies.get(0)).path("content").asText());
        for (String answer : forged) {
            assertThat(pushThrough(Fault.json(answer)))
                    .isEqualTo("rejected: Google Sheet: the answer is not signed with the token, so nothing in it is"
                            + " believed");
            google.calm();
        }
        afterwardsItIsThereOnce();
    }

    @Test
    void totals_that_are_not_those_of_the_export_are_no_success() {
        Consumer<String> run = google.engine::eval;
        run.accept("(__sum = sum_, sum_ = sum => String(Number(__sum(sum)) + 1), true)");
        assertThat(push(google.sink()))
                .isEqualTo("rejected: 2026-03-01: the control totals of the sheet are not those of the export (cash XAF"
                        + " SUCCEEDED: 2 / 4001 / 1 in the sheet, 2 / 4000 / 0 in the export (count / paid / refunded));"
                        + " differences: 2");
        run.accept("(sum_ = __sum, true)");
        afterwardsItIsThereOnce();
    }

    @Test
    void the_token_never_travels_and_no_header_is_needed() {
        push(google.sink());
        assertThat(google.server.received())
                .isNotEmpty()
                .noneMatch(r -> r.body().contains(google.token().reveal())
                        || r.target().contains(google.token().reveal())
                        || r.headers().containsKey("authorization"));
    }

    @Test
    void addresses_and_tokens_that_cannot_be_are_refused_without_being_told() {
        told.add("");
        for (String url : List.of(
                "https://script.google.com/macros/s/CANARY/dev",
                "https://script.google.com/macros/s/CANARY/exec?token=CANARY",
                "http://script.google.com/macros/s/CANARY/exec",
                "https://script.google.com.evil.example/macros/s/CANARY/exec",
                "https://user@script.google.com/macros/s/CANARY/exec",
                "https://docs.google.com/spreadsheets/d/CANARY/edit",
                "ftp://127.0.0.1/CANARY",
                "no address CANARY")) {
            assertThat(GoogleSheetSink.isUrl(url)).as(url).isFalse();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GoogleSheetSink.builder(Secret.of(url), google.token()))
                    .withMessage(
                            "url must be the address of a deployed web app: https://script.google.com/macros/s/…/exec");
        }
        assertThat(GoogleSheetSink.isUrl("https://script.google.com/macros/s/AKfycb_-x/exec"))
                .isTrue();
        assertThat(GoogleSheetSink.isUrl("https://script.google.com/a/macros/shop.example/s/AKfycb/exec"))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GoogleSheetSink.builder(google.url(), Secret.of("CANARY")))
                .withMessage("token must have at least 16 characters, but has 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> google.builder().sheet("Tillwatch"))
                .withMessage(
                        "sheet must have 1 to 100 characters, without control characters, and be none of the script's"
                                + " own tabs, but was \"Tillwatch\"");
    }

    @Test
    void every_sentence_is_there_in_both_languages() {
        told.add("");
        MessageBundles.assertComplete(GoogleSheetSink.class);
    }

    @Test
    void the_script_that_is_given_is_the_one_that_was_tested() {
        told.add("");
        assertThat(AppsScript.code())
                .contains("var SCRIPT_VERSION = " + AppsScript.VERSION + ";", "function doPost(e)");
        assertThat(AppsScript.manifest())
                .contains("\"executeAs\": \"USER_DEPLOYING\"", "\"access\": \"ANYONE_ANONYMOUS\"");
    }
}

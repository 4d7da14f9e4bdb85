package io.tillwatch.gas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.testkit.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the team used before, by its behaviour, beside what is used now: where the one loses or doubles rows and says
 * "Pushed", the other does not.
 */
class SeedsPushTest {
    private static final String CSV = "order_id,order_number,amount\nA-1,=1+1,500\nA-2,0012,700\n";

    private static final ScriptEngine OLD =
            ScriptEngine.graal(List.of(ScriptEngine.resource("fakes.js"), ScriptEngine.resource("seeds.js")));
    private static final ScriptEngine NEW = ScriptEngine.graal(ScriptEngine.shipped());

    private GoogleStandIn google;

    @BeforeEach
    void setUp() {
        OLD.eval("__reset()");
        OLD.eval("(__strict = false, __pause = function () {}, __newBook('Comptes'), 0)");
        google = GoogleStandIn.setUp(NEW);
    }

    @AfterEach
    void close() {
        google.close();
    }

    @AfterAll
    static void end() {
        OLD.close();
        NEW.close();
    }

    /** Their client: a status of 200 is success, whatever the answer says. A lost answer is an error, and cron goes on. */
    private String oldPush(String csv, String parameters, boolean answerLost) {
        JsonNode output = OLD.eval("__post(" + ScriptEngine.quoted(csv) + ", " + parameters + ")");
        return answerLost || output.has("thrown") ? "Error" : "Pushed";
    }

    private List<String> oldSheet() {
        List<String> rows = new ArrayList<>();
        OLD.eval("__seen('Sheet1')").forEach(row -> rows.add(row.toString()));
        return rows;
    }

    private int newSheet() {
        return google.rows("Payments").size();
    }

    @Test
    void the_old_one_says_pushed_and_writes_nothing_because_a_header_never_arrives() {
        assertThat(oldPush(CSV, "{}", false)).isEqualTo("Pushed");
        assertThat(oldSheet()).isEmpty();

        assertThat(ScriptScenarios.told(google.sink().write(DayBatch.of(2)))).isEqualTo("written 1 +2 ~0 -0");
        assertThat(newSheet()).isEqualTo(2);
    }

    /** From here on with its token where it would arrive. */
    @Test
    void the_old_one_doubles_a_day_whose_answer_was_lost() {
        String repaired = "{auth: SEEDS_TOKEN}";
        assertThat(oldPush(CSV, repaired, true)).isEqualTo("Error");
        assertThat(oldPush(CSV, repaired, false)).isEqualTo("Pushed");
        assertThat(oldSheet()).hasSize(6);

        google.losing(Fault.hang());
        google.builder().timeout(Duration.ofMillis(700)).build().write(DayBatch.of(2));
        google.sink().write(DayBatch.of(2));
        google.sink().write(DayBatch.of(2));
        assertThat(newSheet()).isEqualTo(2);
    }

    @Test
    void the_old_one_loses_rows_of_two_pushes_at_the_same_time() {
        OLD.eval("(__pause = function () { __pause = function () {};"
                + " __post('B-1,x,1\\nB-2,x,2\\nB-3,x,3', {auth: SEEDS_TOKEN}); }, 0)");
        assertThat(oldPush(CSV, "{auth: SEEDS_TOKEN}", false)).isEqualTo("Pushed");
        assertThat(oldSheet()).hasSize(3).noneMatch(row -> row.contains("B-"));

        google.sink().write(DayBatch.of(1));
        String commit = google.bodies.get(google.bodies.size() - 1);
        google.changing(body -> {
            NEW.eval("(__beforeLock = () => __post(" + ScriptEngine.quoted(commit) + "), 0)");
            return body;
        });
        google.sink().write(DayBatch.of(3).on(DayBatch.DATE.plusDays(1)));
        assertThat(newSheet()).isEqualTo(4);
    }

    @Test
    void the_old_one_calculates_a_text_and_drops_ragged_days() {
        oldPush(CSV, "{auth: SEEDS_TOKEN}", false);
        assertThat(oldSheet()).anyMatch(row -> row.contains("#CALCULATED")).anyMatch(row -> row.contains("12"));
        int before = oldSheet().size();
        assertThat(oldPush("a,b\nc\n", "{auth: SEEDS_TOKEN}", false)).isEqualTo("Pushed");
        assertThat(oldSheet()).hasSize(before);

        google.sink().write(DayBatch.of(DayBatch.payment(1, 500, "=1+1"), DayBatch.payment(2, 700, "0012")));
        assertThat(google.rows("Payments").stream().map(row -> row.get(16))).containsExactly("=1+1", "0012");
    }

    @Test
    void the_new_one_tells_the_old_client_why_its_header_never_arrives() {
        String answer = google.post(CSV).path("content").asText();
        assertThat(answer)
                .startsWith(
                        "{\"tillwatch\":\"gas\",\"script\":1,\"error\":{\"code\":\"bad-request\",\"text\":\"This web app cannot"
                                + " see HTTP headers: Apps Script gives a script none, so a token in a header never arrives.");
        assertThat(NEW.eval("__seen('Payments')").isNull()).isTrue();
    }
}

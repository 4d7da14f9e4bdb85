package io.tillwatch.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tillwatch.settings.Problem;
import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final Message REASON = Message.of(Problem.class, "rule.required");

    @Test
    void a_source_result_folds_into_one_answer_for_each_outcome() {
        assertThat(told(SourceResult.complete())).isEqualTo("complete");
        assertThat(told(SourceResult.failed(REASON))).isEqualTo("failed: must be given");
    }

    @Test
    void complete_results_are_equal() {
        assertThat(SourceResult.complete()).isEqualTo(SourceResult.complete());
        assertThat(SourceResult.failed(REASON))
                .isEqualTo(new SourceResult.Failed(REASON))
                .isNotEqualTo(SourceResult.complete());
    }

    @Test
    void a_sink_result_folds_into_one_answer_for_each_outcome() {
        assertThat(told(new SinkResult.Written(2, new SinkResult.Changes(3, 2, 1), List.of("a.csv"), List.of(REASON))))
                .isEqualTo("written 2 Changes[added=3, changed=2, removed=1] [a.csv] [must be given]");
        assertThat(told(new SinkResult.Unchanged(1, List.of("a.csv")))).isEqualTo("unchanged 1 [a.csv]");
        assertThat(told(new SinkResult.Deferred(REASON))).isEqualTo("deferred: must be given");
        assertThat(told(new SinkResult.Rejected(REASON))).isEqualTo("rejected: must be given");
    }

    @Test
    void results_copy_what_they_are_given() {
        List<String> locations = new ArrayList<>(List.of("a.csv"));
        List<Message> notices = new ArrayList<>(List.of(REASON));
        SinkResult.Written written = new SinkResult.Written(1, SinkResult.Changes.NONE, locations, notices);
        SinkResult.Unchanged unchanged = new SinkResult.Unchanged(1, locations);
        locations.clear();
        notices.clear();
        assertThat(written)
                .isEqualTo(new SinkResult.Written(1, SinkResult.Changes.NONE, List.of("a.csv"), List.of(REASON)));
        assertThat(unchanged.locations()).containsExactly("a.csv");
    }

    @Test
    void a_bad_outcome_must_have_a_reason() {
        assertThatNullPointerException()
                .isThrownBy(() -> SourceResult.failed(null))
                .withMessage("reason");
        assertThatNullPointerException()
                .isThrownBy(() -> new SinkResult.Rejected(null))
                .withMessage("reason");
    }

    @Test
    void changes_are_not_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SinkResult.Changes(1, -2, 0))
                .withMessage("changes must be at least 0, but were 1 added, -2 changed, 0 removed");
        assertThatNullPointerException()
                .isThrownBy(() -> new SinkResult.Deferred(null))
                .withMessage("reason");
    }

    private static String told(SourceResult result) {
        return result.fold(complete -> "complete", failed -> "failed: " + failed.reason());
    }

    private static String told(SinkResult result) {
        return result.fold(
                written -> "written " + written.revision() + " " + written.changes() + " " + written.locations() + " "
                        + written.notices(),
                unchanged -> "unchanged " + unchanged.revision() + " " + unchanged.locations(),
                deferred -> "deferred: " + deferred.reason(),
                rejected -> "rejected: " + rejected.reason());
    }
}

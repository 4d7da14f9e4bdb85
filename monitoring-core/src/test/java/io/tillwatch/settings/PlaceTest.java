package io.tillwatch.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceTest {
    @Test
    void shows_file_line_and_column() {
        assertThat(new Place("tillwatch.yaml", 4, 9)).hasToString("tillwatch.yaml:4:9");
    }

    @Test
    void shows_the_file_alone_when_no_more_is_known() {
        assertThat(Place.of("conf/tillwatch.yaml"))
                .hasToString("conf/tillwatch.yaml")
                .isEqualTo(new Place("conf/tillwatch.yaml", 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "1, -1", "-1, -1"})
    void refuses_what_is_below_0(int line, int column) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Place("tillwatch.yaml", line, column))
                .withMessage("line and column must be at least 0, but were " + line + " and " + column);
    }

    @Test
    void must_be_given_a_file() {
        assertThatNullPointerException().isThrownBy(() -> Place.of(null)).withMessage("file");
    }
}

package io.tillwatch.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDayTest {
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "Africa/Douala, 2026-03-01, 2026-02-28T23:00:00Z, 24", // one hour before UTC
        "Africa/Abidjan, 2026-03-01, 2026-03-01T00:00:00Z, 24", // UTC
        "Europe/Paris, 2026-03-29, 2026-03-28T23:00:00Z, 23", // summer time begins
        "Europe/Paris, 2026-10-25, 2026-10-24T22:00:00Z, 25", // summer time ends
        "Europe/Paris, 2026-10-26, 2026-10-25T23:00:00Z, 24", // the day after
        "America/Sao_Paulo, 2017-10-15, 2017-10-15T03:00:00Z, 23", // midnight became 01:00
        "America/Sao_Paulo, 2018-02-17, 2018-02-17T02:00:00Z, 25", // midnight became 23:00 of the same day
        "America/Havana, 2026-11-01, 2026-11-01T04:00:00Z, 25", // midnight comes twice: the first counts
        "America/St_Johns, 2010-11-07, 2010-11-07T02:30:00Z, 25", // 00:01 became 23:01 of the day before
        "Africa/Casablanca, 2024-03-10, 2024-03-09T23:00:00Z, 25", // back to UTC for Ramadan
        "Africa/Casablanca, 2024-04-14, 2024-04-14T00:00:00Z, 23", // and ahead again
        "Africa/Casablanca, 2024-07-01, 2024-06-30T23:00:00Z, 24", // one hour ahead otherwise
        "Pacific/Apia, 2011-12-30, 2011-12-30T10:00:00Z, 0", // left out when Samoa crossed the date line
        "UTC, 2024-02-29, 2024-02-29T00:00:00Z, 24" // leap day
    })
    void lasts_from_midnight_to_midnight(ZoneId zone, LocalDate date, Instant start, long hours) {
        BusinessDay day = new BusinessDay(date, zone);
        assertThat(day.startInclusive()).isEqualTo(start);
        assertThat(day.endExclusive()).isEqualTo(start.plus(Duration.ofHours(hours)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28T22:59:59.999999999Z, false", // the last instant of the day before
        "2026-02-28T23:00:00Z, true", // midnight is the first of the day
        "2026-03-01T12:00:00Z, true",
        "2026-03-01T22:59:59.999999999Z, true", // the last of the day
        "2026-03-01T23:00:00Z, false" // midnight is not
    })
    void includes_its_start_and_excludes_its_end(Instant instant, boolean contained) {
        BusinessDay day = new BusinessDay(LocalDate.of(2026, 3, 1), DOUALA);
        assertThat(day.contains(instant)).isEqualTo(contained);
        assertThat(BusinessDay.at(instant, DOUALA).equals(day)).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource({
        "Africa/Douala, 2026-02-28T23:30:00Z, 2026-03-01",
        "Africa/Abidjan, 2026-02-28T23:30:00Z, 2026-02-28",
        "Asia/Tokyo, 2026-02-28T15:00:00Z, 2026-03-01",
        "America/New_York, 2026-03-01T04:59:59Z, 2026-02-28",
        "America/St_Johns, 2010-11-07T02:29:59Z, 2010-11-06", // before the first midnight
        "America/St_Johns, 2010-11-07T02:30:30Z, 2010-11-07", // after it
        "America/St_Johns, 2010-11-07T03:00:00Z, 2010-11-07" // 23:30 of the day before once more
    })
    void is_found_from_an_instant(ZoneId zone, Instant instant, LocalDate date) {
        BusinessDay day = BusinessDay.at(instant, zone);
        assertThat(day).isEqualTo(new BusinessDay(date, zone));
        assertThat(day.contains(instant)).isTrue();
    }

    @Test
    void takes_every_instant_around_every_change_of_clocks_exactly_once() {
        Instant from = Instant.parse("1990-01-01T00:00:00Z");
        Instant to = Instant.parse("2040-01-01T00:00:00Z");
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            ZoneOffsetTransition change = zone.getRules().nextTransition(from);
            while (change != null && change.getInstant().isBefore(to)) {
                for (int minutes = -120; minutes <= 120; minutes += 30) {
                    Instant instant = change.getInstant().plus(Duration.ofMinutes(minutes));
                    BusinessDay day = BusinessDay.at(instant, zone);
                    if (!day.contains(instant)
                            || day.previous().contains(instant)
                            || !day.previous().endExclusive().equals(day.startInclusive())) {
                        assertThat(day).as("%s in %s", instant, zone).isNull();
                    }
                }
                change = zone.getRules().nextTransition(change.getInstant());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01, 2026-02-28", "2024-03-01, 2024-02-29", "2026-01-01, 2025-12-31"})
    void knows_the_day_before(LocalDate date, LocalDate before) {
        assertThat(new BusinessDay(date, DOUALA).previous()).isEqualTo(new BusinessDay(before, DOUALA));
    }

    @Test
    void shows_date_and_zone() {
        assertThat(new BusinessDay(LocalDate.of(2026, 3, 1), DOUALA)).hasToString("2026-03-01 Africa/Douala");
    }

    @Test
    void must_be_given_both() {
        assertThatNullPointerException()
                .isThrownBy(() -> new BusinessDay(null, ZoneOffset.UTC))
                .withMessage("date");
        assertThatNullPointerException()
                .isThrownBy(() -> new BusinessDay(LocalDate.EPOCH, null))
                .withMessage("zone");
    }
}

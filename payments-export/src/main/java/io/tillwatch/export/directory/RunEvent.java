package io.tillwatch.export.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.money.CurrencyUnit;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One line of the run ledger. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"run", "event", "at", "begun", "result"})
record RunEvent(
        @JsonProperty("run") long run,
        @JsonProperty("event") String event,
        @JsonProperty("at") String at,
        @JsonProperty("begun") @Nullable Begun begun,
        @JsonProperty("result") @Nullable Result result) {
    static final String STARTED = "started";
    static final String DAY = "day";
    static final String ENDED = "ended";
    static final String INTERRUPTED = "interrupted";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Begun(
            @JsonProperty("shop") String shop,
            @JsonProperty("days") List<String> days,
            @JsonProperty("process") long process,
            @JsonProperty("host") String host) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(
            @JsonProperty("date") String date,
            @JsonProperty("outcome") String outcome,
            @JsonProperty("revision") int revision,
            @JsonProperty("rows") long rows,
            @JsonProperty("quarantined") long quarantined,
            @JsonProperty("provisional") boolean provisional,
            @JsonProperty("totals") List<Total> totals,
            @JsonProperty("reason") @Nullable String reason) {
        static Result of(ExportRun.Day day) {
            return new Result(
                    day.date().toString(),
                    day.outcome().name().toLowerCase(Locale.ROOT),
                    day.revision(),
                    day.rows(),
                    day.quarantined(),
                    day.provisional(),
                    day.totals().stream()
                            .map(t -> new Total(
                                    t.currency().code(),
                                    t.paid().toString(),
                                    t.refunded().toString()))
                            .toList(),
                    day.reason().isEmpty() ? null : day.reason());
        }

        ExportRun.Day toDay() {
            return new ExportRun.Day(
                    LocalDate.parse(date),
                    ExportRun.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
                    revision,
                    rows,
                    quarantined,
                    provisional,
                    totals.stream()
                            .map(t -> new ExportRun.Total(
                                    CurrencyUnit.of(t.currency()),
                                    new BigInteger(t.paid()),
                                    new BigInteger(t.refunded())))
                            .toList(),
                    Objects.requireNonNullElse(reason, ""));
        }
    }

    record Total(
            @JsonProperty("currency") String currency,
            @JsonProperty("paid_minor") String paid,
            @JsonProperty("refunded_minor") String refunded) {}

    static RunEvent started(long run, Instant at, Begun begun) {
        return new RunEvent(run, STARTED, at.toString(), begun, null);
    }

    static RunEvent day(long run, Instant at, ExportRun.Day day) {
        return new RunEvent(run, DAY, at.toString(), null, Result.of(day));
    }

    static RunEvent over(long run, Instant at, boolean interrupted) {
        return new RunEvent(run, interrupted ? INTERRUPTED : ENDED, at.toString(), null, null);
    }

    Instant instant() {
        return Instant.parse(at);
    }

    /** One line, with its end. */
    String line() {
        try {
            return MAPPER.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers can be written", e);
        }
    }

    /** Empty if the line is torn or no event: of every event that is returned, all values can be read. */
    static Optional<RunEvent> parse(String line) {
        try {
            RunEvent event = MAPPER.readValue(line, RunEvent.class);
            return event != null && event.isWhole() ? Optional.of(event) : Optional.empty();
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private boolean isWhole() {
        instant();
        return switch (event) {
            case STARTED ->
                begun != null
                        && !begun.shop().isBlank()
                        && begun.days().stream().map(LocalDate::parse).count() > 0
                        && Objects.nonNull(begun.host());
            case DAY -> result != null && Objects.nonNull(result.toDay());
            case ENDED, INTERRUPTED -> true;
            default -> false;
        };
    }
}

package io.tillwatch.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.settings.Problem;
import io.tillwatch.text.Message;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PaymentRecordsTest {
    private static final Message REASON = Message.of(Problem.class, "rule.required");
    private static final CurrencyUnit XAF = CurrencyUnit.of("XAF");
    private static final Optional<Instant> NEVER = Optional.empty();

    @Test
    void a_rejected_record_keeps_a_copy_of_its_reasons() {
        List<Message> reasons = new ArrayList<>(List.of(REASON));
        RejectedRecord record = new RejectedRecord("orders[12]", reasons, "{}", NEVER);
        reasons.clear();
        assertThat(record.reasons()).containsExactly(REASON);
    }

    @Test
    void a_rejected_record_has_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RejectedRecord("orders[12]", List.of(), "{}", NEVER))
                .withMessage("reasons must not be empty");
    }

    @Test
    void a_rejected_record_must_be_given_everything() {
        assertNamed(() -> new RejectedRecord(null, List.of(REASON), "{}", NEVER), "position");
        assertNamed(() -> new RejectedRecord("orders[12]", List.of(REASON), null, NEVER), "raw");
        assertNamed(() -> new RejectedRecord("orders[12]", List.of(REASON), "{}", null), "at");
    }

    @Test
    void details_keep_a_copy_of_their_notes() {
        List<String> notes = new ArrayList<>(List.of("ODD"));
        PaymentDetails details = new PaymentDetails("", "", "", Optional.empty(), "", "", "", notes);
        notes.clear();
        assertThat(details.notes()).containsExactly("ODD");
    }

    @Test
    void details_must_be_given_everything() {
        List<String> names = List.of(
                "orderNumber", "method", "fulfilment", "instalmentDue", "customerKey", "customerRef", "rawStatus");
        for (String name : names) {
            assertNamed(
                    () -> new PaymentDetails(
                            given(name, "orderNumber"),
                            given(name, "method"),
                            given(name, "fulfilment"),
                            name.equals("instalmentDue") ? null : Optional.empty(),
                            given(name, "customerKey"),
                            given(name, "customerRef"),
                            given(name, "rawStatus"),
                            List.of()),
                    name);
        }
    }

    @Test
    void times_must_be_given_everything() {
        Instant now = Instant.EPOCH;
        assertNamed(() -> new PaymentTimes(null, NEVER, NEVER, NEVER, NEVER, NEVER), "createdAt");
        assertNamed(() -> new PaymentTimes(now, null, NEVER, NEVER, NEVER, NEVER), "paidAt");
        assertNamed(() -> new PaymentTimes(now, NEVER, null, NEVER, NEVER, NEVER), "refundedAt");
        assertNamed(() -> new PaymentTimes(now, NEVER, NEVER, null, NEVER, NEVER), "fulfilledAt");
        assertNamed(() -> new PaymentTimes(now, NEVER, NEVER, NEVER, null, NEVER), "updatedAt");
        assertNamed(() -> new PaymentTimes(now, NEVER, NEVER, NEVER, NEVER, null), "dueAt");
    }

    @Test
    void a_total_must_be_given_everything() {
        BigInteger one = BigInteger.ONE;
        PaymentStatus status = PaymentStatus.SUCCEEDED;
        assertThat(new PaymentTotal("mtn_momo", XAF, status, 1, one, one).paid())
                .isEqualTo(one);
        assertNamed(() -> new PaymentTotal(null, XAF, status, 1, one, one), "provider");
        assertNamed(() -> new PaymentTotal("mtn_momo", null, status, 1, one, one), "currency");
        assertNamed(() -> new PaymentTotal("mtn_momo", XAF, null, 1, one, one), "status");
        assertNamed(() -> new PaymentTotal("mtn_momo", XAF, status, 1, null, one), "paid");
        assertNamed(() -> new PaymentTotal("mtn_momo", XAF, status, 1, one, null), "refunded");
    }

    private static String given(String absent, String name) {
        return absent.equals(name) ? null : "";
    }

    private static void assertNamed(ThrowingCallable misuse, String name) {
        assertThatNullPointerException().isThrownBy(misuse).withMessage(name);
    }
}

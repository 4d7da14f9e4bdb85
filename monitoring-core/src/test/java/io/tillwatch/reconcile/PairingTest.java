package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which attempt of an order belongs to which payment: each step against what the next one would have said. */
class PairingTest {
    private final Group group = new Group("A");
    private int seconds;

    private void attempt(int number, String provider, String ref, long due, long paid) {
        group.add(StoreRow.paid("A", due)
                .paid(paid)
                .status(paid > 0 ? SUCCEEDED : FAILED)
                .attempt(number)
                .via(provider, ref)
                .row());
    }

    /** The earlier it is called, the earlier it is tried. */
    private RecordRow payment(String provider, String id, long gross) {
        return RecordRow.paid(provider, id, "A", gross).at(Rows.T0.plusSeconds(60L * seconds++));
    }

    private void add(RecordRow row) {
        group.add(row.row());
    }

    private String pairs() {
        group.sort();
        Pairing pairing = Pairing.of(group);
        return pairing.pairs().stream()
                        .map(pair ->
                                pair.attempt().attempt() + "-" + pair.payment().providerId())
                        .sorted()
                        .collect(Collectors.joining(" "))
                + pairing.attemptsAlone().stream().map(a -> " " + a.attempt()).collect(Collectors.joining())
                + pairing.paymentsAlone().stream()
                        .map(p -> " " + p.providerId())
                        .collect(Collectors.joining());
    }

    @Test
    void a_reference_says_more_than_amount_and_order() {
        attempt(1, "stripe", "p2", 500, 500);
        attempt(2, "stripe", "zz", 700, 700);
        add(payment("stripe", "p1", 500));
        add(payment("stripe", "p2", 700));
        assertThat(pairs()).isEqualTo("1-p2 2-p1");
    }

    @Test
    void an_unknown_reference_waits_until_known_ones_are_paired() {
        attempt(1, "stripe", "zz", 500, 500);
        attempt(2, "stripe", "p1", 500, 500);
        add(payment("stripe", "p1", 500));
        assertThat(pairs()).isEqualTo("2-p1 1");
    }

    @Test
    void another_id_of_the_payment_is_a_reference_too() {
        attempt(1, "stripe", "x2", 500, 500);
        attempt(2, "stripe", "", 500, 500);
        add(payment("stripe", "p1", 500).altIds("x1"));
        add(payment("stripe", "p2", 500).altIds("x0", "x2"));
        assertThat(pairs()).isEqualTo("1-p2 2-p1");
    }

    @Test
    void a_reference_means_nothing_at_another_provider() {
        attempt(1, "stripe", "p1", 500, 500);
        attempt(2, "paypal", "", 500, 500);
        add(payment("paypal", "p1", 500));
        add(payment("stripe", "q", 500));
        assertThat(pairs()).isEqualTo("1-q 2-p1");
    }

    @Test
    void without_references_what_was_paid_decides_within_a_provider() {
        attempt(1, "stripe", "", 1000, 300);
        attempt(2, "stripe", "", 1000, 700);
        add(payment("stripe", "p700", 700));
        add(payment("stripe", "p300", 300));
        assertThat(pairs()).isEqualTo("1-p300 2-p700");
    }

    @Test
    void what_was_due_decides_where_nothing_was_paid() {
        attempt(1, "stripe", "", 300, 0);
        attempt(2, "stripe", "", 700, 0);
        add(payment("stripe", "p700", 700).status(FAILED));
        add(payment("stripe", "p300", 300).status(FAILED));
        assertThat(pairs()).isEqualTo("1-p300 2-p700");
    }

    @Test
    void a_payment_that_failed_belongs_to_the_attempt_that_failed() {
        attempt(1, "stripe", "", 500, 0);
        attempt(2, "stripe", "", 500, 500);
        add(payment("stripe", "good", 500));
        add(payment("stripe", "bad", 500).status(FAILED));
        assertThat(pairs()).isEqualTo("1-bad 2-good");
    }

    @Test
    void the_status_says_more_than_the_amount_within_a_provider() {
        attempt(1, "stripe", "", 500, 0);
        attempt(2, "stripe", "", 500, 500);
        add(payment("stripe", "good", 400));
        add(payment("stripe", "bad", 400).status(FAILED));
        assertThat(pairs()).isEqualTo("1-bad 2-good");
    }

    @Test
    void the_provider_says_more_than_the_amount() {
        attempt(1, "paypal", "", 500, 500);
        attempt(2, "stripe", "", 700, 700);
        add(payment("stripe", "s500", 500));
        add(payment("paypal", "p700", 700));
        assertThat(pairs()).isEqualTo("1-p700 2-s500");
    }

    @Test
    void across_providers_the_amount_decides() {
        attempt(1, "paypal", "", 500, 500);
        attempt(2, "paypal", "", 700, 700);
        add(payment("stripe", "s700", 700));
        add(payment("stripe", "s500", 500));
        assertThat(pairs()).isEqualTo("1-s500 2-s700");
    }

    @Test
    void what_is_left_is_paired_in_its_order_one_to_one() {
        attempt(2, "paypal", "", 700, 700);
        attempt(1, "paypal", "", 500, 500);
        add(payment("stripe", "s1", 1));
        add(payment("stripe", "s2", 2));
        add(payment("stripe", "s3", 3));
        assertThat(pairs()).isEqualTo("1-s1 2-s2 s3");
    }
}

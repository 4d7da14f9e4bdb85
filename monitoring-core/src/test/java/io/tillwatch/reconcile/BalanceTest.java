package io.tillwatch.reconcile;

import static io.tillwatch.payment.PaymentStatus.FAILED;
import static io.tillwatch.payment.PaymentStatus.PENDING;
import static io.tillwatch.payment.PaymentStatus.REVERSED;
import static io.tillwatch.payment.RecordKind.FEE;
import static io.tillwatch.payment.RecordKind.PAYOUT;
import static io.tillwatch.payment.RecordKind.REFUND;
import static io.tillwatch.reconcile.RecordRow.of;
import static io.tillwatch.reconcile.RecordRow.paid;
import static io.tillwatch.reconcile.Rows.T0;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements whose balances do not follow from their records, and those that do. */
class BalanceTest extends Desk {
    private Optional<Long> opening = Optional.empty();
    private Optional<Long> closing = Optional.empty();

    /** 10 000 and then +970, −30, −500, +0, −9000, +200. */
    @BeforeEach
    void statement() {
        provider.add(paid("stripe", "p1", "A", 1000)
                .fee(30)
                .balance(10_970)
                .at(T0)
                .line(2)
                .row());
        provider.add(of("stripe", FEE, "f1", 0)
                .fee(30)
                .balance(10_940)
                .at(T0.plusSeconds(60))
                .line(3)
                .row());
        provider.add(of("stripe", REFUND, "r1", -500)
                .parent("p0")
                .balance(10_440)
                .at(T0.plusSeconds(120))
                .line(4)
                .row());
        provider.add(paid("stripe", "p2", "B", 800)
                .status(FAILED)
                .balance(10_440)
                .at(T0.plusSeconds(180))
                .line(5)
                .row());
        provider.add(of("stripe", PAYOUT, "po", -9000)
                .balance(1440)
                .at(T0.plusSeconds(240))
                .line(6)
                .row());
        provider.add(paid("stripe", "p3", "D", 200)
                .balance(1640)
                .at(T0.plusSeconds(300))
                .line(7)
                .row());
    }

    private List<BalanceChain.Break> breaks() {
        return BalanceChain.breaks(
                provider, new SourceCoverage("s.csv", Set.of("stripe"), true, "MANIFEST", opening, closing));
    }

    private String shown() {
        return breaks().stream()
                .map(b -> b.at().providerId() + " " + b.expected() + " " + b.actual() + " " + b.evidence())
                .collect(Collectors.joining("; "));
    }

    @Test
    void a_whole_statement_ties_in_any_order_even_if_a_row_stands_twice() {
        provider.add(provider.get(2));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(provider, new Random(seed));
            assertThat(shown()).isEmpty();
        }
        opening = Optional.of(10_000L);
        assertThat(shown()).isEmpty();
        closing = Optional.of(1640L);
        assertThat(shown()).isEmpty();
        opening = Optional.empty();
        assertThat(shown()).isEmpty();
    }

    @Test
    void a_row_that_is_missing_breaks_the_chain_wherever_rows_stand() {
        provider.remove(2);
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(provider, new Random(seed));
            assertThat(shown()).isEqualTo("p2 10940 10440 [provider.csv:5]");
        }
    }

    @Test
    void two_holes_are_one_discrepancy_with_both_places() {
        provider.remove(4);
        provider.remove(1);
        assertThat(shown()).isEqualTo("r1 10970 10940 [provider.csv:4, provider.csv:7]");
    }

    @Test
    void a_hole_at_an_end_is_seen_only_by_the_manifest() {
        List<ProviderRecord> whole = new ArrayList<>(provider);
        provider.remove(5);
        assertThat(shown()).isEmpty();
        closing = Optional.of(1640L);
        assertThat(shown()).isEqualTo("po 1640 1440 [provider.csv:6]");
        provider.clear();
        provider.addAll(whole.subList(1, 6));
        assertThat(shown()).isEmpty();
        opening = Optional.of(10_000L);
        assertThat(shown()).isEqualTo("f1 10000 10970 [provider.csv:3]");
    }

    @Test
    void an_amount_that_was_changed_breaks_the_chain_too() {
        provider.set(
                5,
                paid("stripe", "p3", "D", 201)
                        .balance(1640)
                        .at(T0.plusSeconds(300))
                        .line(7)
                        .row());
        assertThat(shown()).isEqualTo("p3 1440 1439 [provider.csv:7]");
    }

    @Test
    void a_record_without_a_balance_leaves_nothing_to_hold_unless_it_moved_nothing() {
        provider.set(
                2,
                of("stripe", REFUND, "r1", -500).at(T0.plusSeconds(120)).line(4).row());
        provider.remove(4);
        assertThat(shown()).isEmpty();
        provider.set(
                2,
                of("stripe", REFUND, "r1", -500)
                        .status(PENDING)
                        .at(T0.plusSeconds(120))
                        .line(4)
                        .row());
        assertThat(shown()).isEqualTo("p3 10440 1440 [provider.csv:7]");
    }

    @Test
    void without_balances_the_manifest_must_still_add_up() {
        provider.clear();
        provider.add(paid("stripe", "p1", "A", 1000).fee(30).line(2).row());
        provider.add(paid("stripe", "p2", "B", 100).status(REVERSED).line(3).row());
        opening = Optional.of(500L);
        assertThat(shown()).isEmpty();
        closing = Optional.of(1470L);
        assertThat(shown()).isEmpty();
        closing = Optional.of(1471L);
        assertThat(shown()).isEqualTo("p2 1471 1470 [provider.csv:3]");
        provider.add(of("stripe", REFUND, "r2", -100).parent("p2").line(4).row());
        assertThat(shown()).isEqualTo("r2 1471 1470 [provider.csv:4]");
        provider.add(paid("stripe", "p3", "B", 100).in("EUR").line(5).row());
        assertThat(shown()).isEmpty();
    }

    @Test
    void every_account_has_a_chain_of_its_own() {
        provider.add(paid("wave", "w1", "W", 100).balance(700).line(8).row());
        provider.add(paid("wave", "w2", "V", 100).in("XOF").balance(900).line(9).row());
        assertThat(shown()).isEmpty();
        provider.add(paid("wave", "w3", "U", 100)
                .balance(900)
                .at(T0.plusSeconds(60))
                .line(10)
                .row());
        assertThat(shown()).isEqualTo("w3 700 800 [provider.csv:10]");
    }

    @Test
    void a_broken_statement_is_not_whole_so_that_nothing_is_missing_from_it() {
        store.add(StoreRow.paid("A", 1000).via("stripe", "p1").row());
        store.add(StoreRow.paid("Z", 500).via("stripe", "zz").row());
        provider.subList(2, 6).clear();
        provider.set(
                1,
                of("stripe", FEE, "f1", 0)
                        .fee(30)
                        .balance(9000)
                        .at(T0.plusSeconds(60))
                        .line(3)
                        .row());
        ReconciliationReport report = run(LATER);
        assertThat(codes()).isEqualTo("f1 BALANCE_BREAK P1");
        assertThat(report.isComplete()).isFalse();
        assertThat(report.sources()).extracting(SourceCoverage::proof).containsExactly("BALANCE_BREAK");
        assertThat(report.inFlight()).isEqualTo(1);
        Discrepancy found = report.discrepancies().get(0);
        assertThat(found.explanation())
                .hasToString(
                        "The balances in provider.csv of stripe do not follow from its records: before f1 it should"
                                + " be 10970 XAF, but was 9030 XAF");
        assertThat(found.ageHours()).isEqualTo(47);
        assertThat(found.effect()).isEmpty();
        assertThat(report.notices())
                .extracting(Object::toString)
                .containsExactly("SOURCE_INCOMPLETE: provider.csv is not whole (cod, paypal, stripe); what lacks its"
                        + " counterpart there was not judged");

        policy(p -> p.rules(p.build().rules().without("balance")));
        assertThat(codes()).isEqualTo("Z MISSING_AT_PROVIDER P1");
    }

    @Test
    void a_manifest_means_the_only_account_of_its_statement() {
        provider.add(
                paid("stripe", "e1", "E", 100).in("EUR").balance(700).line(8).row());
        opening = Optional.of(9000L);
        assertThat(shown()).isEmpty();
        opening = Optional.empty();
        closing = Optional.of(1000L);
        assertThat(shown()).isEmpty();
        provider.remove(provider.size() - 1);
        assertThat(shown()).isEqualTo("p3 1000 1640 [provider.csv:7]");
    }

    @Test
    void balances_in_some_rows_only_are_no_sums_to_hold_a_manifest_against() {
        opening = Optional.of(10_000L);
        closing = Optional.of(1700L);
        provider.set(
                2,
                of("stripe", REFUND, "r1", -500).at(T0.plusSeconds(120)).line(4).row());
        assertThat(shown()).isEmpty();
    }

    @Test
    void rows_of_one_instant_and_no_place_are_taken_by_their_ids() {
        provider.clear();
        provider.add(paid("stripe", "p1", "A", 100).balance(100).row());
        provider.add(paid("stripe", "p3", "C", 100).balance(900).row());
        provider.add(paid("stripe", "p2", "B", 100).balance(700).row());
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(provider, new Random(seed));
            assertThat(shown()).isEqualTo("p2 100 600 [provider.csv]");
        }
    }
}

package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies, plans and configurations of a reconciliation. The clock stands at 2026-03-02T06:00:00Z. */
class ReconcilePolicyTest {
    private static final String STORE =
            "order_id,attempt,provider,provider_ref,due_minor,paid_minor,refunded_minor,currency,status,proof,created_at,paid_at\n";
    private static final String PROVIDER =
            "provider,kind,provider_id,merchant_ref,gross_minor,fee_minor,net_minor,currency,customer_minor,customer_currency,status,created_at,completed_at,available_at,payout_id,parent_id\n";

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void set_up() throws IOException {
        machine = Run.Machine.at(directory);
        write("store.csv", STORE + "A-1,1,stripe,pi_1,5000,4000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,\n");
        write("provider.csv", PROVIDER + "stripe,PAYMENT,pi_1,A-1,4000,,,XAF,,,SUCCEEDED,,2026-03-01T10:01:00Z,,,\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Run run(String... more) {
        return machine.run(("reconcile --store store.csv --provider provider.csv " + String.join(" ", more))
                .strip()
                .split(" "));
    }

    private String found() throws IOException {
        return Files.readString(directory.resolve("reconciliation/discrepancies.csv"));
    }

    @Test
    void agri_point_only_watches_a_gap_of_a_thousand_francs() throws IOException {
        assertThat(run().code()).isEqualTo(1);
        assertThat(found()).contains(",UNDERPAID,P1,");
        assertThat(run("--policy", "agri-point").code()).isZero();
        assertThat(found()).contains(",UNDERPAID,P3,");
    }

    @Test
    void a_policy_is_a_file_and_its_problems_are_told() throws IOException {
        write("policy.yaml", "version: 1\ntolerance: [{currency: XAF, under: 1000}]\n");
        Run run = run("--policy", "policy.yaml");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("notice: 1 difference was tolerated or rounding, together -1000 XAF");
        assertThat(found()).contains(",WITHIN_TOLERANCE,P3,");

        write("policy.yaml", "version: 1\ntolerance: [{curency: XAF}]\n");
        Run wrong = run("--policy", "policy.yaml");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("policy.yaml:2:13: tolerance[0].currency: must be given", "(closest: currency)");
        assertThat(run("--policy", "nowhere.yaml").err()).contains("nowhere.yaml: must be a file that exists");
    }

    @Test
    void a_plan_of_instalments_says_what_is_enough() throws IOException {
        write("plan.csv", "order_id,due_at,due_minor,currency\nA-1,2026-03-01T00:00:00Z,4000,XAF\n");
        assertThat(run("--schedule", "plan.csv").code()).isEqualTo(1);
        assertThat(found()).contains(",PARTIAL_PAYMENT,P2,");
        write("plan.csv", "order_id,due_at,due_minor,currency\nA-1,2026-03-01T00:00:00Z,4001,XAF\n");
        assertThat(run("--schedule", "plan.csv").code()).isEqualTo(1);
        assertThat(found()).contains(",INSTALMENT_OVERDUE,P1,");
        write("plan.csv", "order_id,due_at,due_minor,currency\nA-1,yesterday,0,XAF\n,2026-03-01T00:00:00Z,x,XAF\n");
        Run run = run("--schedule", "plan.csv");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "plan.csv:2: due_at must be an instant such as 2026-03-01T10:00:00Z, but was \"yesterday\"",
                        "plan.csv:2: due_minor must be above 0",
                        "plan.csv:3: order_id is blank",
                        "plan.csv:3: due_minor must be whole minor units of at most 18 digits, but was \"x\"");
        assertThat(run("--schedule", "nowhere.csv").code()).isEqualTo(3);
    }

    @Test
    void the_configuration_says_shop_zone_policy_and_directory() throws IOException {
        write("policy.yaml", "version: 1\nwindows: {stripe: 30d}\n");
        write("tillwatch.yaml", """
                version: 1
                shop: {name: agri-point, zone: Africa/Douala, language: fr}
                reconcile: {policy: agri-point, directory: rapprochement}
                """);
        Run run = run("--date", "2026-03-01");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("rapprochement/discrepancies.csv");
        assertThat(Files.readString(directory.resolve("rapprochement/report.md")))
                .startsWith("# Réconciliation de agri-point");
        assertThat(run("--policy", "default", "--out", "elsewhere").code()).isEqualTo(1);
        assertThat(directory.resolve("elsewhere/report.md")).exists();

        write("other.yaml", "version: 1\nshop: {name: b, zone: UTC}\nreconcile: {policy: none.yaml}\n");
        Run wrong = run("--config", "other.yaml");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("other.yaml:3:21: reconcile.policy: must be one of default, agri-point or the path of an"
                        + " existing policy, but was \"none.yaml\"");
    }

    @Test
    void config_check_looks_into_the_policy_too() throws IOException {
        write("policy.yaml", "version: 1\nzone: Nowhere\n");
        write("tillwatch.yaml", "version: 1\nshop: {name: b, zone: UTC}\nreconcile: {policy: policy.yaml}\n");
        Run run = machine.run("config", "check");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("policy.yaml:2:7: zone: must be");
        write("policy.yaml", "version: 1\nzone: Africa/Douala\n");
        assertThat(machine.run("config", "check").code()).isZero();
    }

    @Test
    void days_of_the_shop_say_which_payment_lies_on_two_of_them() throws IOException {
        write(
                "store.csv",
                STORE + "A-1,1,stripe,pi_1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T22:50:00Z,2026-03-01T22:59:58Z\n");
        write("provider.csv", PROVIDER + "stripe,PAYMENT,pi_1,A-1,5000,,,XAF,,,SUCCEEDED,,2026-03-01T23:00:02Z,,,\n");
        assertThat(run().code()).isZero();
        assertThat(found()).doesNotContain("CUTOFF_SHIFT");
        write("tillwatch.yaml", "version: 1\nshop: {name: b, zone: Africa/Douala}\n");
        assertThat(run().code()).isZero();
        assertThat(found()).contains(",CUTOFF_SHIFT,P3,");
    }
}

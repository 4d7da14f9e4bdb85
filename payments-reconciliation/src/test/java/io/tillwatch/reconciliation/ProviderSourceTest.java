package io.tillwatch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.reconciliation.statement.StatementMapping;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known about the files of providers beforehand. */
class ProviderSourceTest {
    private static final ZoneId DOUALA = ZoneId.of("Africa/Douala");
    private static final BusinessDay DAY = new BusinessDay(LocalDate.of(2026, 3, 1), DOUALA);
    private static final String PAID =
            "A,1,mtn_momo,p1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T10:00:00Z,2026-03-01T10:01:00Z";
    private static final String RECORD = "mtn_momo,PAYMENT,p1,A,5000,,,XAF,,,SUCCEEDED,,2026-03-01T10:01:00Z,,,";

    @TempDir
    private Path work;

    private ReconciliationRun run() {
        return ReconciliationRun.asOf(Desk.NOON)
                .shop("boutique-akwa")
                .store(work.resolve("store.csv"))
                .to(work.resolve("out"));
    }

    private ProviderSource source(String file, String... providers) {
        return new ProviderSource(
                work.resolve(file), Set.of(providers), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<String> codes(RunReport report) {
        return report.discrepancies().stream()
                .map(each -> each.discrepancy().code().name())
                .toList();
    }

    @Test
    void a_file_covers_its_provider_even_without_a_record() {
        new Desk(work).store(PAID).provider();
        RunReport said =
                Desk.done(run().source(source("provider.csv", "mtn_momo")).run());
        assertThat(codes(said)).containsExactly("MISSING_AT_PROVIDER");
        RunReport shared = Desk.done(
                run().source(source("provider.csv", "mtn_momo", "stripe")).run());
        assertThat(codes(shared)).isEmpty();
        assertThat(Spreadsheet.texts(shared.notices()))
                .contains("not judged: mtn_momo, which no source covers (1 row)");
    }

    @Test
    void a_file_of_another_provider_is_refused() {
        new Desk(work).store(PAID).provider(RECORD);
        assertThat(Desk.refused(
                        run().source(source("provider.csv", "stripe", "wave")).run()))
                .containsExactly(
                        "provider.csv: these are records of mtn_momo, but the file is said to be of stripe, wave");
        assertThat(work.resolve("out/report.md")).doesNotExist();
        assertThat(codes(Desk.done(
                        run().source(source("provider.csv", "mtn_momo", "wave")).run())))
                .isEmpty();
    }

    @Test
    void without_a_file_nothing_is_called_missing_and_nothing_vouched_for() {
        new Desk(work).store(PAID).provider(RECORD);
        RunReport report = Desk.done(run().absent("mtn_momo", "inbox/mtn/*.csv").run());
        assertThat(codes(report)).isEmpty();
        assertThat(report.result().waiting()).hasSize(1);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(Spreadsheet.texts(report.notices()))
                .containsExactly(
                        "SOURCE_INCOMPLETE: inbox/mtn/*.csv is not whole (mtn_momo); what lacks its counterpart there"
                                + " was not judged");
        assertThat(work.resolve("out/report.md")).exists();
        assertThat(work.resolve("out/reconciliation.manifest.json")).doesNotExist();
        assertThat(new Desk(work).read("reconciliation.json")).contains("\"NO_FILE\"");
    }

    @Test
    void a_statement_is_read_with_the_zone_and_currency_of_its_source_unless_the_run_says_others() {
        Desk desk = new Desk(work);
        desk.store("A,1,my_wallet,t1,5000,5000,0,XAF,SUCCEEDED,API,2026-03-01T09:00:00Z,2026-03-01T09:01:00Z");
        desk.write("wallet.csv", "Id;Date;Montant\nt1;01/03/2026 10:01:00;5000\n");
        StatementMapping mapping = StatementMapping.parse("m.json", """
                        {"statement": 1, "name": "w", "provider": "my_wallet",
                         "columns": {"id": "Id", "date": "Date", "amount": "Montant"},
                         "required": ["id", "date", "amount"], "money": {"decimal": "comma"},
                         "time": {"formats": "dd/MM/yyyy HH:mm:ss"},
                         "status": {"missing": "SUCCEEDED"}, "kind": {"in": "PAYMENT"}}
                        """, new io.tillwatch.settings.Problems())
                .orElseThrow();
        ProviderSource source = new ProviderSource(
                work.resolve("wallet.csv"),
                Set.of("my_wallet"),
                Optional.of(mapping),
                Optional.of(DOUALA),
                Optional.of(CurrencyUnit.of("XAF")));
        assertThat(codes(Desk.done(run().source(source).run()))).isEmpty();
        assertThat(codes(Desk.done(run().source(source)
                        .statementCurrency(CurrencyUnit.of("XOF"))
                        .run())))
                .containsExactly("CURRENCY_MISMATCH");
    }

    @Test
    void the_day_may_be_in_one_file_of_several_or_in_all_together() {
        Desk desk = new Desk(work).store(PAID).provider(RECORD);
        desk.write(
                "february.csv", Desk.PROVIDER + RECORD.replace("p1,A", "p0,Z").replace("03-01", "02-03") + "\n");
        desk.write("february.csv.manifest.json", manifest("2026-02-01", "2026-03-01"));
        List<String> outside = Spreadsheet.texts(both().notices());
        assertThat(outside).noneMatch(notice -> notice.contains("does not cover"));

        desk.write("provider.csv.manifest.json", manifest("2026-02-01", "2026-03-02"));
        assertThat(both().verdict()).isNotEqualTo(Verdict.NOT_VOUCHED);
        desk.write(
                "february.csv.manifest.json",
                "{\"provider\": \"mtn_momo\", \"complete\": true,"
                        + " \"from\": \"2026-02-01T00:00:00Z\", \"to\": \"2026-03-01T12:00:00Z\"}");
        desk.write(
                "provider.csv.manifest.json",
                "{\"provider\": \"mtn_momo\", \"complete\": true,"
                        + " \"from\": \"2026-03-01T12:00:00Z\", \"to\": \"2026-04-01T00:00:00Z\"}");
        assertThat(both().verdict()).isNotEqualTo(Verdict.NOT_VOUCHED);

        desk.write("provider.csv.manifest.json", manifest("2026-03-02", "2026-04-01"));
        RunReport gap = both();
        assertThat(gap.verdict()).isEqualTo(Verdict.NOT_VOUCHED);
        assertThat(Spreadsheet.texts(gap.notices()))
                .contains("february.csv does not cover the whole of 2026-03-01")
                .doesNotContain("provider.csv does not cover the whole of 2026-03-01");
    }

    private RunReport both() {
        return Desk.done(run().day(DAY)
                .source(source("provider.csv", "mtn_momo"))
                .source(source("february.csv", "mtn_momo"))
                .run());
    }

    private static String manifest(String from, String to) {
        return "{\"provider\": \"mtn_momo\", \"complete\": true, \"from\": \"" + from + "T00:00:00+01:00\", \"to\": \""
                + to + "T00:00:00+01:00\"}";
    }
}

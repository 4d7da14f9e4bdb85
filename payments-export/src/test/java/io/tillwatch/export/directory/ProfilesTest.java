package io.tillwatch.export.directory;

import static io.tillwatch.export.ExportFixture.exported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.export.ExportFixture;
import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.csv.Presentation;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.SinkResult;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.time.BusinessDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
    private static final Instant AT = Instant.parse("2026-03-01T08:00:00Z");
    private static final String CSV = "payments-2026-03-01.csv";
    private static final String FR = "payments-2026-03-01.excel-fr.csv";
    private static final String EN = "payments-2026-03-01.excel-en.csv";
    private static final String SHEETS = "payments-2026-03-01.sheets.csv";
    private static final String MANIFEST = "payments-2026-03-01.manifest.json";
    private static final Set<ExportProfile> ALL = EnumSet.allOf(ExportProfile.class);

    private static final String ENGLISH_HEADER =
            "business_date,order_number,order_id,attempt,provider,method,provider_ref,status,raw_status,currency,due,paid,"
                    + "refunded,instalment_due,due_minor,paid_minor,refunded_minor,instalment_due_minor,created_at,paid_at,"
                    + "refunded_at,fulfilled_at,updated_at,proof,fulfilment,customer_ref,customer_key,notes,shop,source";

    @TempDir
    Path work;

    private ExportFixture shop;

    @BeforeEach
    void open() {
        shop = new ExportFixture(work);
    }

    private static OrderPayment francs() {
        return OrderPayment.builder("a1", Money.of(5000, "XAF"), AT)
                .provider("mtn_momo")
                .providerRef("00123")
                .details(details("CMD-é;\"1\"", "=mtn", "payé"))
                .paidInFull(AT.plusSeconds(3661))
                .build();
    }

    private static OrderPayment dollars() {
        return OrderPayment.builder("b2", Money.of(9998, "USD"), AT.plusSeconds(50_000))
                .provider("stripe")
                .details(details("12345", "", ""))
                .build();
    }

    private static PaymentDetails details(String orderNumber, String method, String rawStatus) {
        return new PaymentDetails(orderNumber, method, "", Optional.empty(), "", "", rawStatus, List.of());
    }

    private ExportResult.Exported export(Set<ExportProfile> profiles, OrderPayment... payments) {
        return exported(PaymentExport.from(OrderSource.of("test", receiver -> {
                    Arrays.stream(payments).forEach(receiver::order);
                    return SourceResult.complete();
                }))
                .shop(ExportFixture.SHOP)
                .day(new BusinessDay(LocalDate.of(2026, 3, 1), ExportFixture.DOUALA))
                .to(DirectorySink.at(shop.exports()).profiles(profiles))
                .run());
    }

    @Test
    void excel_fr_byte_for_byte() {
        export(ALL, francs(), dollars());
        assertThat(shop.read(FR))
                .isEqualTo(
                        "\uFEFFJour;N° commande;Clé commande;Tentative;Prestataire;Moyen;Référence prestataire;Statut;"
                                + "Statut boutique;Devise;Dû;Payé;Remboursé;Dû échéance;Dû (unités mineures);Payé (unités mineures);"
                                + "Remboursé (unités mineures);Dû échéance (unités mineures);Créée le;Payée le;Remboursée le;"
                                + "Remise le;Modifiée le;Preuve;Livraison;Client;Clé client;Remarques;Boutique;Source\r\n"
                                + "01/03/2026;\"CMD-é;\"\"1\"\"\";a1;1;mtn_momo;'=mtn;'00123;SUCCEEDED;payé;XAF;5000;5000;0;;"
                                + "5000;5000;0;;01/03/2026 09:00:00;01/03/2026 10:01:01;;;;NONE;;;;;boutique-akwa;test\r\n"
                                + "01/03/2026;12345;b2;1;stripe;;;PENDING;;USD;99,98;0,00;0,00;;9998;0;0;;"
                                + "01/03/2026 22:53:20;;;;;NONE;;;;;boutique-akwa;test\r\n");
    }

    @Test
    void excel_en_byte_for_byte() {
        export(ALL, francs(), dollars());
        assertThat(shop.read(EN))
                .isEqualTo("\uFEFF" + ENGLISH_HEADER + "\r\n"
                        + "2026-03-01,\"CMD-é;\"\"1\"\"\",a1,1,mtn_momo,'=mtn,'00123,SUCCEEDED,payé,XAF,5000,5000,0,,"
                        + "5000,5000,0,,2026-03-01 09:00:00,2026-03-01 10:01:01,,,,NONE,,,,,boutique-akwa,test\r\n"
                        + "2026-03-01,12345,b2,1,stripe,,,PENDING,,USD,99.98,0.00,0.00,,9998,0,0,,"
                        + "2026-03-01 22:53:20,,,,,NONE,,,,,boutique-akwa,test\r\n");
    }

    @Test
    void sheets_byte_for_byte() {
        export(ALL, francs(), dollars());
        assertThat(shop.read(SHEETS))
                .isEqualTo(ENGLISH_HEADER + "\n"
                        + "2026-03-01,\"CMD-é;\"\"1\"\"\",a1,1,mtn_momo,'=mtn,'00123,SUCCEEDED,payé,XAF,5000,5000,0,,"
                        + "5000,5000,0,,2026-03-01T09:00:00+01:00,2026-03-01T10:01:01+01:00,,,,NONE,,,,,"
                        + "boutique-akwa,test\n"
                        + "2026-03-01,12345,b2,1,stripe,,,PENDING,,USD,99.98,0.00,0.00,,9998,0,0,,"
                        + "2026-03-01T22:53:20+01:00,,,,,NONE,,,,,boutique-akwa,test\n");
    }

    @Test
    void a_day_without_rows_has_its_headers() {
        export(ALL);
        assertThat(shop.read(FR)).startsWith("\uFEFFJour;").endsWith(";Source\r\n");
        assertThat(shop.read(EN)).isEqualTo("\uFEFF" + ENGLISH_HEADER + "\r\n");
        assertThat(shop.read(SHEETS)).isEqualTo(ENGLISH_HEADER + "\n");
    }

    @Test
    void profiles_are_in_the_manifest_and_the_checksums_and_the_same_again_is_unchanged() throws IOException {
        ExportResult.Exported first = export(ALL, francs());
        Map<String, String> before = contents();

        assertThat(first.sink())
                .isEqualTo(new SinkResult.Written(
                        1,
                        new SinkResult.Changes(1, 0, 0),
                        List.of(path(CSV), path(FR), path(EN), path(SHEETS), path(MANIFEST)),
                        List.of()));
        assertThat(shop.read("SHA256SUMS").lines().map(l -> l.substring(66))).containsExactly(CSV, EN, FR, SHEETS);
        JsonNode profiles = manifest().at("/revisions/0/profiles");
        assertThat(profiles.findValuesAsText("profile")).containsExactly("excel-fr", "excel-en", "sheets");
        assertThat(profiles.at("/0/file/sha256").asText())
                .isEqualTo(Sha256.of(shop.exports().resolve(FR)));
        assertThat(profiles.at("/0/file/rows").asLong()).isOne();
        assertThat(export(ALL, francs()).sink())
                .isEqualTo(new SinkResult.Unchanged(1, List.of(path(CSV), path(FR), path(EN), path(SHEETS))));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void a_profile_follows_the_revisions_of_the_machine_file() throws IOException {
        export(Set.of(ExportProfile.EXCEL_FR), francs());
        String first = shop.read(FR);
        export(Set.of(ExportProfile.EXCEL_FR), francs(), dollars());

        assertThat(shop.read(FR)).isEqualTo(first);
        assertThat(shop.read("payments-2026-03-01.r2.excel-fr.csv")).contains("99,98");
        assertThat(manifest().at("/revisions/1/profiles/0/file/name").asText())
                .isEqualTo("payments-2026-03-01.r2.excel-fr.csv");
    }

    @Test
    void a_profile_that_is_added_later_gets_its_file_without_a_revision() throws IOException {
        export(Set.of(), francs());
        String machine = shop.read(CSV);

        ExportResult.Exported second = export(Set.of(ExportProfile.EXCEL_FR), francs());

        assertThat(second.sink()).isInstanceOf(SinkResult.Written.class);
        assertThat(second.report().notices())
                .extracting(Object::toString)
                .containsExactly("revision 1 now has a file of the profile excel-fr");
        assertThat(shop.read(CSV)).isEqualTo(machine);
        assertThat(manifest().path("newest").asInt()).isOne();
        assertThat(manifest().path("revisions")).hasSize(1);
        assertThat(shop.read("SHA256SUMS")).contains("  " + FR);
        assertThat(export(Set.of(), francs()).sink()).isInstanceOf(SinkResult.Unchanged.class);
        assertThat(shop.names()).contains(FR);
    }

    @Test
    void a_file_of_a_profile_that_is_missing_or_altered_is_put_right() throws IOException {
        export(ALL, francs());
        Map<String, String> before = contents();
        Files.delete(shop.exports().resolve(FR));
        Files.writeString(shop.exports().resolve(EN), "saved by a spreadsheet");

        ExportResult.Exported again = export(Set.of(), francs());

        assertThat(again.report().notices().toString())
                .contains(FR + " was missing and was written again")
                .contains(EN + " had been changed since it was exported");
        Map<String, String> after = contents();
        after.keySet().removeIf(name -> name.contains(".altered-"));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void what_a_killed_run_left_of_a_profile_does_not_count() throws IOException {
        export(Set.of(ExportProfile.EXCEL_FR), francs());
        Map<String, String> undisturbed = contents();
        Files.delete(shop.exports().resolve(MANIFEST));
        Files.writeString(shop.exports().resolve(".tillwatch-new-" + EN), "half");
        Files.writeString(shop.exports().resolve(FR), "of other rows");

        ExportResult.Exported again = export(Set.of(ExportProfile.EXCEL_FR), francs());

        assertThat(again.report().notices().toString()).contains(FR + " stood there without a manifest");
        Map<String, String> after = contents();
        after.keySet().removeIf(name -> name.contains(".uncommitted-"));
        assertThat(after).isEqualTo(undisturbed);
    }

    @Test
    void the_machine_file_is_the_same_with_and_without_profiles() {
        export(Set.of(), francs(), dollars());
        String alone = shop.read(CSV);
        assertThat(export(ALL, francs(), dollars()).report().rows()).isEqualTo(2);
        assertThat(shop.read(CSV)).isEqualTo(alone);
        assertThatIllegalArgumentException().isThrownBy(() -> Presentation.of(ExportProfile.MACHINE));
    }

    private JsonNode manifest() throws IOException {
        return new ObjectMapper().readTree(shop.read(MANIFEST));
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        shop.names().forEach(name -> contents.put(name, shop.read(name)));
        return contents;
    }

    private String path(String name) {
        return shop.exports().resolve(name).toString();
    }
}

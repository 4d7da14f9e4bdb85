package io.tillwatch.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCheckTest {
    private static final String FINE = "version: 1\nshop: {name: agri-point, zone: Africa/Douala}\n";

    @TempDir
    private Path directory;

    private Run.Machine machine;

    @BeforeEach
    void copy_the_mistakes() throws IOException {
        machine = Run.Machine.at(directory);
        Files.copy(Path.of("src/test/resources/seven-mistakes.yaml"), directory.resolve("seven.yaml"));
    }

    @Test
    void tells_seven_mistakes_as_exactly_seven_problems() {
        Run run = machine.run("config", "check", "seven.yaml");
        assertThat(run.out()).isEqualTo("""
                        seven.yaml:4:9: shop.name: must be a text of 1 to 80 characters, without control characters, but was "Épicerie\\tAkwa"
                        seven.yaml:5:9: shop.zone: must be a time zone such as Africa/Douala, but was "Africa/Doula" (closest: Africa/Douala)
                        seven.yaml:6:13: shop.currency: must be a currency of ISO 4217 such as XAF, but was "XAFF" (closest: XAF)
                        seven.yaml:7:3: shop.langauge: must be a known key, but was "langauge" (closest: language)
                        seven.yaml:8:9: orders.path: must be given
                        seven.yaml:10:8: export.day: must refer to a variable that is set, but was "${BUSINESS_DAY}" (set the environment variable BUSINESS_DAY)
                        seven.yaml:11:23: export.profiles: must be one of machine, excel-fr, excel-en, sheets, but was "excel"
                        7 problems
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void tells_them_in_french() {
        Run run = machine.run("config", "check", "--lang", "fr", "seven.yaml");
        assertThat(run.out()).isEqualTo("""
                        seven.yaml:4:9 : shop.name : doit être un texte de 1 à 80 caractères, sans caractère de contrôle, mais vaut « Épicerie\\tAkwa »
                        seven.yaml:5:9 : shop.zone : doit être un fuseau horaire comme Africa/Douala, mais vaut « Africa/Doula » (le plus proche : Africa/Douala)
                        seven.yaml:6:13 : shop.currency : doit être une devise ISO 4217 comme XAF, mais vaut « XAFF » (le plus proche : XAF)
                        seven.yaml:7:3 : shop.langauge : doit être une clé connue, mais vaut « langauge » (le plus proche : language)
                        seven.yaml:8:9 : orders.path : doit être renseigné
                        seven.yaml:10:8 : export.day : doit désigner une variable définie, mais vaut « ${BUSINESS_DAY} » (définissez la variable d'environnement BUSINESS_DAY)
                        seven.yaml:11:23 : export.profiles : doit être l'une des valeurs machine, excel-fr, excel-en, sheets, mais vaut « excel »
                        7 problèmes
                        """);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void tells_one_problem_as_one_json_document() throws IOException {
        write("tillwatch.yaml", FINE.replace("Douala", "Doula"));
        Run run = machine.run("config", "check", "--json");
        assertThat(run.out()).isEqualTo("""
                        {
                          "file" : "tillwatch.yaml",
                          "problems" : [ {
                            "file" : "tillwatch.yaml",
                            "line" : 2,
                            "column" : 32,
                            "level" : "error",
                            "key" : "shop.zone",
                            "rule" : "must be a time zone such as Africa/Douala",
                            "value" : "Africa/Doula",
                            "advice" : "(closest: Africa/Douala)",
                            "message" : "tillwatch.yaml:2:32: shop.zone: must be a time zone such as Africa/Douala, but was \\"Africa/Doula\\" (closest: Africa/Douala)"
                          } ]
                        }
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_file_without_problems_has_an_empty_list_in_json() throws IOException {
        write("tillwatch.yaml", FINE);
        Run run = machine.run("config", "check", "--json");
        assertThat(run.out()).isEqualTo("{\n  \"file\" : \"tillwatch.yaml\",\n  \"problems\" : [ ]\n}\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void several_files_are_one_json_document_too() throws IOException {
        write("a.yaml", FINE);
        Run run = machine.run("config", "check", "--json", "a.yaml", "seven.yaml");
        assertThat(run.out())
                .startsWith("{\n  \"files\" : [ {\n    \"file\" : \"a.yaml\",\n    \"problems\" : [ ]\n  }, {");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void says_in_one_line_what_was_understood() throws IOException {
        write("tillwatch.yaml", FINE);
        assertThat(machine.run("config", "check"))
                .isEqualTo(new Run(
                        0,
                        "tillwatch.yaml: no problem: shop \"agri-point\" in Africa/Douala; no orders source; export to"
                                + " exports by payment, profiles machine\n",
                        ""));
    }

    @Test
    void says_it_in_the_shops_language() throws IOException {
        write("shop.yaml", """
                version: 1
                shop: {name: "${NAME}", zone: Africa/Abidjan, currency: XOF, language: fr}
                orders: {source: file, path: data/orders.json, mapping: agri-point}
                export: {directory: sorties, day: order}
                """);
        Run run = machine.with("NAME", "hidden").run("config", "check", "--config", "shop.yaml");
        assertThat(run)
                .isEqualTo(new Run(
                        0,
                        "shop.yaml : aucun problème : boutique « ${NAME} » à Africa/Abidjan, devise XOF, langue fr ;"
                                + " commandes lues dans data/orders.json (correspondance agri-point) ; export vers sorties"
                                + " par order, profils machine\n",
                        ""));
    }

    @Test
    void a_warning_is_told_and_ends_with_0() throws IOException {
        write("tillwatch.yaml", FINE + """
                orders:
                  source: http
                  url: https://shop.example/orders?key=7
                  mapping: agri-point
                  token: s3cr3t
                """);
        assertThat(machine.run("config", "check")).isEqualTo(new Run(0, """
                                tillwatch.yaml:7:10: warning: orders.token: must be a reference such as ${SHOP_PASSWORD} or ${file:PATH}, so that no secret stands in this file
                                tillwatch.yaml: no error, 1 warning: shop "agri-point" in Africa/Douala; orders asked at https://shop.example/orders (mapping agri-point); export to exports by payment, profiles machine
                                """, ""));
        assertThat(machine.run("config", "check", "--lang", "fr").out()).isEqualTo("""
                        tillwatch.yaml:7:10 : avertissement : orders.token : doit être une référence comme ${SHOP_PASSWORD} ou ${file:PATH}, pour qu'aucun secret ne figure dans ce fichier
                        tillwatch.yaml : aucune erreur, 1 avertissement : boutique « agri-point » à Africa/Douala ; commandes demandées à https://shop.example/orders (correspondance agri-point) ; export vers exports par payment, profils machine
                        """);
        Run json = machine.run("config", "check", "--json");
        assertThat(json.out()).contains("\"level\" : \"warning\"").doesNotContain("s3cr3t");
        assertThat(json.code()).isZero();
    }

    @Test
    void prefers_the_language_that_is_asked_for_then_the_shops_then_the_systems() throws IOException {
        write("fr.yaml", "shop: {language: fr}\n");
        write("none.yaml", "shop: {}\n");
        assertThat(machine.run("config", "check", "fr.yaml").out()).endsWith("3 problèmes\n");
        assertThat(machine.run("config", "check", "fr.yaml", "--lang=en").out()).endsWith("3 problems\n");
        assertThat(machine.run("config", "check", "none.yaml").out()).endsWith("3 problems\n");
        assertThat(machine.in(Locale.FRANCE).run("config", "check", "none.yaml").out())
                .endsWith("3 problèmes\n");
        assertThat(machine.in(Locale.GERMANY)
                        .run("config", "check", "none.yaml")
                        .out())
                .endsWith("3 problems\n");
    }

    @Test
    void a_missing_file_is_a_problem() {
        assertThat(machine.run("config", "check"))
                .isEqualTo(new Run(2, "tillwatch.yaml: must be a file that exists\n1 problem\n", ""));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}

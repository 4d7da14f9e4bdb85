package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tillwatch.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageBundlesTest {
    private static final String OWNER = "io.tillwatch.testkit.MessageBundlesTest$Owner";

    @TempDir
    Path directory;

    /** Loaded anew for each bundle. */
    static final class Owner {
        private Owner() {}
    }

    @Test
    void accepts_the_sentences_of_settings() {
        assertThatCode(() -> MessageBundles.assertComplete(Problem.class)).doesNotThrowAnyException();
    }

    @Test
    void accepts_a_right_bundle() throws Exception {
        assertRight("""
                empty=
                code=CODE_{0}
                text=the shop''s file {1} on line {0}
                braces=written '{' or '}' or '{}'
                rows={0,choice,0#no rows|1#it''s 1 row|1<those are {0,number,0} rows} of {0}
                """, """
                empty=
                code=CODE_{0}
                text=le fichier {1} de l''ami, ligne {0}
                braces=écrit '{' ou '}' ou '{}'
                rows={0,choice,0#rien|1#c''est 1 ligne|1<ce n''''est que {0,number,0} lignes} sur {0}
                """, "code");
    }

    @Test
    void finds_a_missing_file() throws Exception {
        assertBroken(null, "a=un", "messages.properties: does not exist\nmessages.properties: a: is missing");
        assertBroken("a=one", null, "messages_fr.properties: does not exist\nmessages_fr.properties: a: is missing");
    }

    @Test
    void finds_a_missing_key() throws Exception {
        assertBroken("a=one\nb=two", "a=un", "messages_fr.properties: b: is missing");
        assertBroken("a=one", "a=un\nb=deux", "messages.properties: b: is missing");
    }

    @Test
    void finds_a_key_given_twice() throws Exception {
        assertBroken("a=one\na=two", "a=un", "messages.properties: a: is given twice");
    }

    @Test
    void finds_a_pattern_that_is_none() throws Exception {
        assertBroken(
                "a=one {0", "a=un {0}", "messages.properties: a: cannot be read: Unmatched braces in the pattern.");
        assertBroken(
                "a=one {name}", "a=un", "messages.properties: a: cannot be read: can't parse argument number: name");
        assertBroken(
                "a=one {0,colour}", "a=un {0}", "messages.properties: a: cannot be read: unknown format type: colour");
    }

    @Test
    void finds_a_broken_pattern_within_a_choice() throws Exception {
        assertBroken(
                "a={0,choice,0#none|0<{0,colour} rows}",
                "a={0} lignes",
                "messages.properties: a: cannot be read: unknown format type: colour");
    }

    @Test
    void finds_other_arguments() throws Exception {
        assertBroken(
                "a={0} of {1}",
                "a={0} sur {2}", "messages_fr.properties: a: uses the arguments [0, 2], the English [0, 1]");
        assertBroken(
                "a={0,choice,0#none|0<{1} rows}",
                "a={0,choice,0#rien|0<des lignes}",
                "messages_fr.properties: a: uses the arguments [0], the English [0, 1]");
        assertBroken("a=one '{'0'}'", "a=un {0}", "messages_fr.properties: a: uses the arguments [0], the English []");
    }

    @Test
    void finds_a_lone_apostrophe() throws Exception {
        assertBroken("a=one {0}", "a=l'un {0}", "messages_fr.properties: a: has a lone apostrophe in \"l'un {0}\"");
        assertBroken("a=one", "a=l'un", "messages_fr.properties: a: has a lone apostrophe in \"l'un\"");
        assertBroken("a=one '{0}'", "a=un {0}", "messages.properties: a: has a lone apostrophe in \"one '{0}'\"");
    }

    @Test
    void finds_an_apostrophe_that_a_choice_with_arguments_would_lose() throws Exception {
        assertBroken(
                "a={0,choice,1#one|1<{0,number,0} of them}",
                "a={0,choice,1#un d''eux|1<{0,number,0} d''eux}",
                "messages_fr.properties: a: has a lone apostrophe in \"{0,number,0} d'eux\"");
    }

    @Test
    void finds_grouped_numbers() throws Exception {
        assertBroken(
                "a={0,number} rows",
                "a={0} lignes",
                "messages.properties: a: groups the digits of a number: \"12,345 rows\"");
        assertBroken(
                "a={0} rows",
                "a={0,choice,0#rien|0<{0} lignes}",
                "messages_fr.properties: a: groups the digits of a number: \"12,345 lignes\"");
    }

    @Test
    void finds_an_untranslated_sentence() throws Exception {
        assertBroken("a=one", "a=one", "messages_fr.properties: a: is the English \"one\"");
    }

    @Test
    void finds_a_list_of_exceptions_that_is_out_of_date() throws Exception {
        assertBroken(
                "a=one",
                "a=un",
                "messages.properties: b: is listed as alike, but does not exist\n"
                        + "messages_fr.properties: a: is listed as alike, but differs from the English",
                "a",
                "b");
    }

    @Test
    void tells_everything_at_once() throws Exception {
        assertBroken("a=one\nb={0,number}\nc=same", "a=l'un\nc=same", """
                messages_fr.properties: b: is missing
                messages.properties: b: groups the digits of a number: "12,345"
                messages_fr.properties: a: has a lone apostrophe in "l'un"
                messages_fr.properties: c: is the English "same\"""");
    }

    private void assertRight(String english, String french, String... alike) throws IOException {
        try (URLClassLoader loader = bundle(english, french)) {
            Class<?> owner = owner(loader);
            assertThatCode(() -> MessageBundles.assertComplete(owner, alike)).doesNotThrowAnyException();
        }
    }

    private void assertBroken(String english, String french, String problems, String... alike) throws IOException {
        try (URLClassLoader loader = bundle(english, french)) {
            Class<?> owner = owner(loader);
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> MessageBundles.assertComplete(owner, alike))
                    .withMessage("messages beside " + OWNER + ":\n" + problems);
        }
    }

    /** The owner in a place of its own, with its sentences beside it. */
    private URLClassLoader bundle(String english, String french) throws IOException {
        Path root = Files.createTempDirectory(directory, "bundle");
        Path beside = Files.createDirectories(root.resolve("io/tillwatch/testkit"));
        String file = "MessageBundlesTest$Owner.class";
        try (InputStream bytes = MessageBundlesTest.class.getResourceAsStream(file)) {
            Files.copy(bytes, beside.resolve(file));
        }
        if (english != null) {
            Files.writeString(beside.resolve("messages.properties"), english);
        }
        if (french != null) {
            Files.writeString(beside.resolve("messages_fr.properties"), french);
        }
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static Class<?> owner(ClassLoader loader) {
        try {
            return Class.forName(OWNER, false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}

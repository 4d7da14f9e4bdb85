package io.tillwatch.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of the product exists in English and in French, about the same values. */
class SentencesTest {
    private static final Pattern VALUE = Pattern.compile("\\{(\\d)");

    static List<Path> english() throws IOException {
        try (Stream<Path> modules = Files.list(Repository.ROOT)) {
            return modules.map(module -> module.resolve("src/main/resources"))
                    .filter(Files::isDirectory)
                    .flatMap(SentencesTest::sentences)
                    .toList();
        }
    }

    private static Stream<Path> sentences(Path resources) {
        try (Stream<Path> files = Files.walk(resources)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("(messages|usage)\\.properties"))
                    .toList();
            return found.stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("english")
    void has_its_french_twin(Path english) throws IOException {
        Path french = english.resolveSibling(english.getFileName().toString().replace(".properties", "_fr.properties"));

        assertThat(valuesByKey(french)).isEqualTo(valuesByKey(english));
    }

    private static Map<String, TreeSet<String>> valuesByKey(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, TreeSet<String>> values = new TreeMap<>();
        properties.forEach((key, sentence) -> values.put(
                key.toString(),
                VALUE.matcher(sentence.toString())
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toCollection(TreeSet::new))));
        return values;
    }
}

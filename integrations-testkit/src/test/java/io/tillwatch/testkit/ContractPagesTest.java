package io.tillwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractPagesTest {
    @ParameterizedTest
    @CsvSource({
        "io.tillwatch.testkit.OrderSourceContract, order-source.md",
        "io.tillwatch.testkit.PaymentSinkContract, payment-sink.md"
    })
    void every_rule_stands_on_its_page_in_the_same_words(Class<?> contract, String page) throws IOException {
        String text = Files.readString(Path.of("../docs/contracts", page)).replaceAll("\\s+", " ");
        List<String> rules = Arrays.stream(contract.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(DisplayName.class))
                .map(ContractPagesTest::name)
                .sorted()
                .toList();
        assertThat(rules)
                .allSatisfy(rule -> assertThat(text).contains("**" + rule.substring(0, 3) + "**" + rule.substring(3)));
        assertThat(Pattern.compile("\\*\\*([A-Z]\\d\\d)\\*\\*")
                        .matcher(text)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList())
                .isEqualTo(rules.stream().map(rule -> rule.substring(0, 3)).toList());
    }

    private static String name(Method method) {
        return method.getAnnotation(DisplayName.class).value();
    }
}

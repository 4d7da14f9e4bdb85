package io.tillwatch.build;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultRulesTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<R> R visit(Function<Done, R> done, Function<Failed, R> failed);",
                "<R> R fold(Function<Done, R> done);",
                "<R> R fold(Function<Done, R> done, Function<Failed, R> failed, Function<Object, R> other);",
                "<R> R fold(Function<Done, R> done, String failed);",
            })
    void finds_a_sealed_interface_without_a_complete_fold(String fold) {
        result("public", fold)
                .violate(ResultRules.publicSealedInterfacesFold, "has no method fold with exactly 2 functions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<R> R fold(Function<Done, R> done, Function<Failed, R> failed);",
                "<R> R fold(Function<Done, R> done, Supplier<R> failed);",
            })
    void a_function_per_case_is_enough(String fold) {
        result("public", fold).keep(ResultRules.publicSealedInterfacesFold);
    }

    @Test
    void package_private_sealed_interfaces_are_free() {
        result("", "").keep(ResultRules.publicSealedInterfacesFold);
    }

    @Test
    void open_interfaces_are_free() {
        Sources.in(directory, "package io.tillwatch.health; public interface HealthCheck {}")
                .keep(ResultRules.publicSealedInterfacesFold);
    }

    private Sources result(String visibility, String fold) {
        return Sources.in(
                directory, """
                package io.tillwatch.health;
                import java.util.function.*;
                %s sealed interface Result {
                    %s
                    abstract class Done implements Result {}
                    abstract class Failed implements Result {}
                }
                """.formatted(visibility, fold).replace("abstract class", "abstract non-sealed class"));
    }
}

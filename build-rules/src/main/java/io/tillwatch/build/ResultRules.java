package io.tillwatch.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Outcomes are sealed and can be taken apart without a cast. */
public final class ResultRules {
    @ArchTest
    static final ArchRule publicSealedInterfacesFold = classes()
            .that(arePublicSealedInterfaces())
            .should(declareFoldWithOneFunctionPerCase())
            .because("Java 17 has no exhaustive switch over sealed types")
            .allowEmptyShould(true);

    private ResultRules() {}

    private static DescribedPredicate<JavaClass> arePublicSealedInterfaces() {
        return DescribedPredicate.describe(
                "are public sealed interfaces",
                javaClass -> javaClass.isInterface()
                        && javaClass.getModifiers().contains(JavaModifier.PUBLIC)
                        && javaClass.reflect().isSealed());
    }

    private static ArchCondition<JavaClass> declareFoldWithOneFunctionPerCase() {
        return new ArchCondition<>("declare a method fold with exactly one function per permitted type") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                Class<?> type = javaClass.reflect();
                int cases = type.getPermittedSubclasses().length;
                boolean folds = Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals("fold") && takesFunctions(method, cases));
                if (!folds) {
                    events.add(SimpleConditionEvent.violated(
                            javaClass,
                            javaClass.getName() + " has no method fold with exactly " + cases + " functions, one per "
                                    + "permitted type"));
                }
            }
        };
    }

    private static boolean takesFunctions(Method method, int count) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length == count
                && Arrays.stream(parameters)
                        .allMatch(parameter -> parameter.isAnnotationPresent(FunctionalInterface.class));
    }
}

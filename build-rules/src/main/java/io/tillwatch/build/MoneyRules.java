package io.tillwatch.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Money is counted in whole minor units. */
public final class MoneyRules {
    private static final Set<String> FLOATING =
            Set.of("double", "float", Double.class.getName(), Float.class.getName());

    @ArchTest
    static final ArchRule moneyIsNeverFloatingPoint = classes()
            .that()
            .resideInAnyPackage(
                    "io.tillwatch.money..",
                    "io.tillwatch.payment..",
                    "io.tillwatch.reconcile..",
                    "io.tillwatch.reconciliation..",
                    "io.tillwatch.export..")
            .should(haveNoFloatingPointSignature())
            .because("binary fractions lose cents")
            .allowEmptyShould(true);

    private MoneyRules() {}

    private static ArchCondition<JavaClass> haveNoFloatingPointSignature() {
        return new ArchCondition<>("have no field, parameter or return type of double or float") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                for (JavaField field : javaClass.getFields()) {
                    if (isFloating(field.getType())) {
                        events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is floating point"));
                    }
                }
                for (JavaCodeUnit unit : javaClass.getCodeUnits()) {
                    if (isFloating(unit.getReturnType())
                            || unit.getParameterTypes().stream().anyMatch(MoneyRules::isFloating)) {
                        events.add(SimpleConditionEvent.violated(unit, unit.getDescription() + " is floating point"));
                    }
                }
            }
        };
    }

    /** Also as an array or as a type argument. */
    private static boolean isFloating(JavaType type) {
        return type.getAllInvolvedRawTypes().stream()
                .anyMatch(raw -> FLOATING.contains(raw.getBaseComponentType().getName()));
    }
}

package io.tillwatch.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.TimeZone;

/** Time and zone come in from outside. */
public final class TimeRules {
    private static final String SYSTEM_CLOCK = "io.tillwatch.time.SystemClock";

    @ArchTest
    static final ArchRule onlyTheSystemClockAsksForTheTime = noClasses()
            .that(DescribedPredicate.describe("are not " + SYSTEM_CLOCK, javaClass -> !isSystemClock(javaClass)))
            .should()
            .accessTargetWhere(systemTimeOrZone())
            .because("a test must be able to say what time and which zone it is; pass an InstantSource and a ZoneId")
            .allowEmptyShould(true);

    private TimeRules() {}

    private static boolean isSystemClock(JavaClass javaClass) {
        return javaClass.getName().equals(SYSTEM_CLOCK) || javaClass.getName().startsWith(SYSTEM_CLOCK + "$");
    }

    private static DescribedPredicate<JavaAccess<?>> systemTimeOrZone() {
        return Uses.target(TimeRules::isNowWithoutClock)
                .or(Uses.ofMethods(System.class, "currentTimeMillis", "nanoTime"))
                .or(Uses.ofMethods(
                        Clock.class,
                        "systemUTC",
                        "systemDefaultZone",
                        "system",
                        "tickMillis",
                        "tickSeconds",
                        "tickMinutes"))
                .or(Uses.ofMethods(InstantSource.class, "system"))
                .or(Uses.ofMethods(ZoneId.class, "systemDefault"))
                .or(Uses.ofMethods(TimeZone.class, "getDefault"))
                .or(Uses.ofMethods(Calendar.class, "getInstance"))
                .or(Uses.target(TimeRules::isDateOfNow))
                .as("the target reads the system's time or zone");
    }

    private static boolean isNowWithoutClock(AccessTarget target) {
        return target.getName().equals("now")
                && target.getOwner().getPackageName().startsWith("java.time")
                && !Uses.hasParameter(target, type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isDateOfNow(AccessTarget target) {
        return target.getOwner().isEquivalentTo(Date.class)
                && Uses.isConstructor(target)
                && !Uses.hasParameter(target, type -> true);
    }
}

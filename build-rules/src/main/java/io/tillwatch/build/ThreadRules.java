package io.tillwatch.build;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads have one owner, and nobody sleeps. */
public final class ThreadRules {
    /** The classes that may start threads; the server is for tests only. */
    private static final Set<String> THREAD_OWNERS =
            Set.of("io.tillwatch.schedule.MonitorScheduler", "io.tillwatch.testkit.FaultyServer");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .accessTargetWhere(Uses.ofMethods(Thread.class, "sleep")
                    .or(Uses.ofMethods(TimeUnit.class, "sleep"))
                    .as("the target sleeps"))
            .because("waiting belongs to the scheduler, which can be driven by a test");

    @ArchTest
    static final ArchRule onlyTheSchedulerStartsThreads = noClasses()
            .that(DescribedPredicate.describe("are not " + THREAD_OWNERS, javaClass -> !ownsThreads(javaClass)))
            .should()
            .accessTargetWhere(startOfThreads())
            .because("threads start in one class, only when its owner starts it, and end with close()")
            .allowEmptyShould(true);

    private ThreadRules() {}

    private static boolean ownsThreads(JavaClass javaClass) {
        return THREAD_OWNERS.stream()
                .anyMatch(owner ->
                        javaClass.getName().equals(owner) || javaClass.getName().startsWith(owner + "$"));
    }

    /** What extends a class of the JDK is found where it calls the constructor of that class. */
    private static DescribedPredicate<JavaAccess<?>> startOfThreads() {
        return Uses.ofConstructors(Thread.class)
                .or(Uses.ofConstructors(Timer.class))
                .or(Uses.ofAnyMethod(Executors.class))
                .or(Uses.target(target -> Uses.isConstructor(target)
                        && target.getOwner().getPackageName().equals("java.util.concurrent")
                        && target.getOwner().isAssignableTo(Executor.class)))
                .as("the target starts threads");
    }
}

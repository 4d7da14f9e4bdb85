package io.tillwatch.build;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.util.Set;
import java.util.function.Predicate;

/** What an access to a method or constructor is matched by; method references count as accesses. */
final class Uses {
    private Uses() {}

    /** Any overload of the named methods. */
    static DescribedPredicate<JavaAccess<?>> ofMethods(Class<?> owner, String... names) {
        Set<String> wanted = Set.of(names);
        return target(target -> target.getOwner().isEquivalentTo(owner) && wanted.contains(target.getName()));
    }

    /** Every method of the class. */
    static DescribedPredicate<JavaAccess<?>> ofAnyMethod(Class<?> owner) {
        return target(target -> target.getOwner().isEquivalentTo(owner));
    }

    /** Every constructor of the class; what extends it calls one of them. */
    static DescribedPredicate<JavaAccess<?>> ofConstructors(Class<?> type) {
        return target(target -> isConstructor(target) && target.getOwner().isEquivalentTo(type));
    }

    static DescribedPredicate<JavaAccess<?>> target(Predicate<AccessTarget> predicate) {
        return DescribedPredicate.describe("target", access -> predicate.test(access.getTarget()));
    }

    static boolean isConstructor(AccessTarget target) {
        return JavaConstructor.CONSTRUCTOR_NAME.equals(target.getName());
    }

    static boolean hasParameter(AccessTarget target, Predicate<JavaClass> type) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type);
    }
}

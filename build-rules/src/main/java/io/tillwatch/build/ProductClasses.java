package io.tillwatch.build;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Everything but the build rules themselves and jars of tests. */
public final class ProductClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
        return !location.contains("/io/tillwatch/build/") && !location.contains("-tests.jar");
    }
}

/** What tests of Tillwatch and of its connectors share. */
@NullMarked
package io.tillwatch.testkit;

import org.jspecify.annotations.NullMarked;

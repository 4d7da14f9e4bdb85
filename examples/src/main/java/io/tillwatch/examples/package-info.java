/** Small programs that use Tillwatch as an application would. */
@NullMarked
package io.tillwatch.examples;

import org.jspecify.annotations.NullMarked;

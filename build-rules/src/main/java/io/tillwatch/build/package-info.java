/** The architecture rules of Tillwatch, run by every module. */
@NullMarked
package io.tillwatch.build;

import org.jspecify.annotations.NullMarked;

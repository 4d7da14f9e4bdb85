/** What a shop's API really answers, and the mapping that reads it. */
@NullMarked
package io.tillwatch.export.inspect;

import org.jspecify.annotations.NullMarked;

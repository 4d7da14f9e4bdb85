/** Values that must never reach a message, a log or a file. */
@NullMarked
package io.tillwatch.secret;

import org.jspecify.annotations.NullMarked;

/** What a shop believes was paid: order payments, the sources they come from and the sinks they go to. */
@NullMarked
package io.tillwatch.payment;

import org.jspecify.annotations.NullMarked;

/** Exact money: minor units with a currency and its exponent, and sums that cannot overflow. */
@NullMarked
package io.tillwatch.money;

import org.jspecify.annotations.NullMarked;

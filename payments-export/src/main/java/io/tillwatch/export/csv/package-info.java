/** Payments as CSV, in the columns of the contract. */
@NullMarked
package io.tillwatch.export.csv;

import org.jspecify.annotations.NullMarked;

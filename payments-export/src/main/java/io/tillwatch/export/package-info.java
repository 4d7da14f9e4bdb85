/** The daily export of payments. {@link io.tillwatch.export.PaymentExport} is where to start. */
@NullMarked
package io.tillwatch.export;

import org.jspecify.annotations.NullMarked;

/** Payments into a Google Sheet, through a web app of Apps Script that is shipped here. */
@NullMarked
package io.tillwatch.gas;

import org.jspecify.annotations.NullMarked;

/** One HTTP transport for all connectors. {@link io.tillwatch.http.HttpTransport} is where to start. */
@NullMarked
package io.tillwatch.http;

import org.jspecify.annotations.NullMarked;

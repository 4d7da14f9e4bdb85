/** Orders from JSON: saved answers of a shop's API, and mappings that say what their fields mean. */
@NullMarked
package io.tillwatch.export.json;

import org.jspecify.annotations.NullMarked;

/** A directory of daily exports: revisions, quarantine, manifests and checksums, written whole or not at all. */
@NullMarked
package io.tillwatch.export.directory;

import org.jspecify.annotations.NullMarked;

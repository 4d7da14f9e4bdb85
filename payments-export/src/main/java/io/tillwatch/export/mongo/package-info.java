/**
 * Orders from a collection of MongoDB. Start with {@link io.tillwatch.export.mongo.MongoOrderSource}; the application adds
 * the driver.
 */
@NullMarked
package io.tillwatch.export.mongo;

import org.jspecify.annotations.NullMarked;

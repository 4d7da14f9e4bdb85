package io.tillwatch.export.inspect;

import java.util.Optional;

/**
 * How a shop divides its list.
 *
 * @param by {@code page}, {@code offset} or {@code cursor}, the words of a mapping
 * @param parameter the name in the address
 * @param limit the name of the size; empty if the shop does not look at any that was tried
 * @param size how many orders to ask for
 * @param first the number of the first page
 */
record PagingGuess(String by, String parameter, Optional<String> limit, long size, int first) {}

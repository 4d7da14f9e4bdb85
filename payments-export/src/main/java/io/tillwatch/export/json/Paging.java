package io.tillwatch.export.json;

import java.util.Objects;
import java.util.Optional;

/**
 * How a shop's API gives a long list: whole, or page by page.
 *
 * <p>Immutable and thread-safe.
 */
public final class Paging {
    /** The largest size of a page that may be asked for: {@value} orders. */
    public static final int MOST = 100_000;

    private static final Paging NONE = new Paging(Kind.NONE, "", "", 0, 0, Optional.empty());

    private final Kind kind;
    private final String position;
    private final String limit;
    private final int size;
    private final int first;
    private final Optional<FieldPath> beside;

    private Paging(Kind kind, String position, String limit, int size, int first, Optional<FieldPath> beside) {
        this.kind = kind;
        this.position = position;
        this.limit = limit;
        this.size = size;
        this.first = first;
        this.beside = beside;
    }

    /** What is counted in the address. */
    enum Kind {
        NONE,
        PAGE,
        OFFSET,
        CURSOR
    }

    /**
     * One answer holds everything.
     *
     * @return no paging
     */
    public static Paging none() {
        return NONE;
    }

    /**
     * Pages with numbers, from 1: {@code ?page=2&limit=100}.
     *
     * @param size how many orders to ask for, from 1 to {@value #MOST}
     * @return the paging
     * @throws IllegalArgumentException if the size is out of bounds
     */
    public static Paging pages(int size) {
        return new Paging(Kind.PAGE, "page", "limit", checked(size), 1, Optional.empty());
    }

    /**
     * Pages by how many orders come before them: {@code ?offset=100&limit=100}.
     *
     * @param size how many orders to ask for, from 1 to {@value #MOST}
     * @return the paging
     * @throws IllegalArgumentException if the size is out of bounds
     */
    public static Paging offsets(int size) {
        return new Paging(Kind.OFFSET, "offset", "limit", checked(size), 0, Optional.empty());
    }

    /**
     * Pages by a key that the page before gives: {@code ?cursor=…&limit=100}. A page without such a key is the last.
     *
     * @param next the dotted name of the field with the key of the next page, such as {@code meta.nextCursor}
     * @param size how many orders to ask for, from 1 to {@value #MOST}
     * @return the paging
     * @throws IllegalArgumentException if the size is out of bounds or the field is not a dotted name
     */
    public static Paging cursors(String next, int size) {
        FieldPath path = FieldPath.parse(next)
                .orElseThrow(() -> new IllegalArgumentException(
                        "next must be the dotted name of a field, but was \"" + next + "\""));
        return new Paging(Kind.CURSOR, "cursor", "limit", checked(size), 0, Optional.of(path));
    }

    /**
     * The same paging with other names in the address.
     *
     * @param newPosition instead of page, offset or cursor
     * @param newLimit instead of limit; blank to send none
     * @return a new paging
     * @throws IllegalArgumentException if the first name is blank
     */
    public Paging named(String newPosition, String newLimit) {
        if (newPosition.isBlank()) {
            throw new IllegalArgumentException("newPosition must not be blank");
        }
        return new Paging(kind, newPosition, Objects.requireNonNull(newLimit, "newLimit"), size, first, beside);
    }

    /** The same paging whose first page has another number. */
    Paging startingAt(int newFirst) {
        return new Paging(kind, position, limit, size, newFirst, beside);
    }

    /** The same paging with the field that says how many pages there are. */
    Paging counted(FieldPath pages) {
        return new Paging(kind, position, limit, size, first, Optional.of(pages));
    }

    Kind kind() {
        return kind;
    }

    String position() {
        return position;
    }

    String limit() {
        return limit;
    }

    int size() {
        return size;
    }

    int first() {
        return first;
    }

    /** The field with the number of pages, or with the next cursor. */
    Optional<FieldPath> beside() {
        return beside;
    }

    private static int checked(int size) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size must be from 1 to " + MOST + ", but was " + size);
        }
        return size;
    }

    /** The parameters, such as {@code page, limit=100}. */
    @Override
    public String toString() {
        if (kind == Kind.NONE) {
            return "none";
        }
        return limit.isBlank() ? position : position + ", " + limit + "=" + size;
    }
}

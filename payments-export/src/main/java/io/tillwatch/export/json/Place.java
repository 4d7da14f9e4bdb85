package io.tillwatch.export.json;

import com.fasterxml.jackson.core.JsonLocation;

/** A place in an answer; line and column count from 1, columns in bytes. */
record Place(long line, long column) {
    static Place of(JsonLocation location) {
        return new Place(location.getLineNr(), location.getColumnNr());
    }

    /** A place within what begins here. */
    Place plus(JsonLocation inside) {
        return new Place(
                line + inside.getLineNr() - 1,
                inside.getLineNr() == 1 ? column + inside.getColumnNr() - 1 : inside.getColumnNr());
    }
}

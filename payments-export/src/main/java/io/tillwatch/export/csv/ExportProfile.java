package io.tillwatch.export.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the rows of a day are presented. All profiles of a revision hold the same payments. */
public enum ExportProfile {
    /** For programs: the canonical file, always written. */
    MACHINE("machine"),
    /** For Excel and LibreOffice in French: semicolon, decimal comma, byte order mark, French headers. */
    EXCEL_FR("excel-fr"),
    /** For Excel and LibreOffice in English: comma, decimal point, byte order mark. */
    EXCEL_EN("excel-en"),
    /** For online sheets: comma, decimal point, line feeds, no byte order mark. */
    SHEETS("sheets");

    private final String id;

    ExportProfile(String id) {
        this.id = id;
    }

    /**
     * The name in options, configuration, file names and manifests.
     *
     * @return such as {@code excel-fr}
     */
    public String id() {
        return id;
    }

    /**
     * The names of all profiles.
     *
     * @return in the order of this enumeration
     */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ExportProfile::id).toList();
    }

    /**
     * The profile of a name.
     *
     * @param id the name, such as {@code excel-fr}
     * @return empty if there is none
     */
    public static Optional<ExportProfile> find(String id) {
        Objects.requireNonNull(id, "id");
        return Arrays.stream(values()).filter(p -> p.id.equals(id)).findFirst();
    }
}

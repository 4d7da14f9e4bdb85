package io.tillwatch.export.directory;

import io.tillwatch.text.Message;
import java.util.List;

/**
 * What {@link DirectoryCheck} found. Immutable.
 *
 * @param days manifests that could be read
 * @param files files that were compared with their hashes
 * @param provisional days whose newest revision is provisional
 * @param problems everything that is wrong, by file name
 * @param readable false if something could not be read, so that nothing is vouched for
 */
public record DirectoryReport(int days, int files, int provisional, List<Problem> problems, boolean readable) {
    /** Copies the problems. */
    public DirectoryReport {
        problems = List.copyOf(problems);
    }

    /**
     * One thing that is wrong.
     *
     * @param file the name of the file
     * @param code what is wrong, stable: such as {@code missing}, {@code altered}, {@code gap}
     * @param text the same for people
     */
    public record Problem(String file, String code, Message text) {}
}

package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the columns of a statement stand.
 *
 * @param grid where its lines come from
 * @param line the line of the header
 * @param names the header's cells, as keys
 * @param positions of each role that the header has, the best first
 */
record Layout(Grid grid, long line, List<String> names, Map<Role, List<Integer>> positions) {
    private static final int MOST_PREAMBLE = 100;
    private static final Set<String> CURRENCY_NAMES = Set.of("currency", "devise", "valuta");

    /** Every way to read the beginning of a file; unmistakable if there is exactly one. */
    static List<Layout> find(List<Grid> grids, Rules rules) {
        List<Layout> found = new ArrayList<>();
        for (Grid grid : grids) {
            Iterator<Line> lines = grid.lines(0);
            for (int i = 0; i < MOST_PREAMBLE && lines.hasNext(); i++) {
                Layout layout = of(lines.next(), grid, rules);
                if (layout.lacks(rules).isEmpty()) {
                    found.add(layout);
                    break;
                }
            }
        }
        return found;
    }

    /** The header that comes closest: the line with the most of the columns that must be there. */
    static Optional<Layout> closest(List<Grid> grids, Rules rules) {
        Optional<Layout> best = Optional.empty();
        int least = rules.required().size();
        for (Grid grid : grids) {
            Iterator<Line> lines = grid.lines(0);
            for (int i = 0; i < MOST_PREAMBLE && lines.hasNext(); i++) {
                Layout layout = of(lines.next(), grid, rules);
                int lacks = layout.lacks(rules).size();
                if (lacks < least) {
                    least = lacks;
                    best = Optional.of(layout);
                }
            }
        }
        return best;
    }

    private static Layout of(Line line, Grid grid, Rules rules) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < line.cells().size(); i++) {
            names.add(Words.key(line.cell(i)));
        }
        Map<Role, List<Integer>> positions = new EnumMap<>(Role.class);
        rules.columns().forEach((role, synonyms) -> {
            List<Integer> at = new ArrayList<>();
            for (String synonym : synonyms) {
                // Of columns with the same name, the first is meant.
                int position = synonym.isEmpty() ? -1 : names.indexOf(synonym);
                if (position >= 0 && !at.contains(position)) {
                    at.add(position);
                }
            }
            if (!at.isEmpty()) {
                positions.put(role, at);
            }
        });
        rules.money().currencyAfter().map(positions::get).ifPresent(after -> {
            int position = after.get(0) + 1;
            // Copies that went through a spreadsheet number the repeated names.
            if (position < names.size()
                    && CURRENCY_NAMES.contains(names.get(position).replaceAll("\\d+$", ""))) {
                positions.put(Role.CURRENCY, List.of(position));
            }
        });
        return new Layout(grid, line.line(), names, positions);
    }

    /** The columns that must be there and are not, by their roles. */
    Set<String> lacks(Rules rules) {
        Set<String> missing = new TreeSet<>();
        for (List<Role> any : rules.required()) {
            if (any.stream().noneMatch(positions::containsKey)) {
                missing.add(any.get(0).key());
            }
        }
        rules.money()
                .currencyAfter()
                .filter(role -> !positions.containsKey(Role.CURRENCY))
                .ifPresent(role -> missing.add(Role.CURRENCY.key()));
        return missing;
    }

    boolean has(Role role) {
        return positions.containsKey(role);
    }

    /** The cell of a role; empty if there is none. */
    String cell(Line line, Role role) {
        List<Integer> at = positions.get(role);
        return at == null ? "" : line.cell(at.get(0));
    }

    /** All lines, each with as many cells as the header at least. */
    Iterator<Line> lines() {
        return grid.lines(names.size());
    }

    /** Whether a workbook holds the cell of a role as a number. */
    boolean isNumber(Line line, Role role) {
        List<Integer> at = positions.get(role);
        return at != null && line.marks().numbers().get(at.get(0));
    }

    /** The cell of a role as a time; an empty text if there is none. */
    Stamp stamp(Line line, Role role) {
        List<Integer> at = positions.get(role);
        return new Stamp(cell(line, role), at != null && line.marks().stamps().get(at.get(0)));
    }

    /** When the row was created: its day, and its time of day if that is a column of its own. */
    Stamp created(Line line) {
        Stamp day = stamp(line, Role.DATE);
        return day.text().isEmpty() ? day : day.at(stamp(line, Role.TIME));
    }

    /** Whether a cell of a role is a day or time of day. */
    boolean hasStamp(Line line, Role role) {
        return positions.getOrDefault(role, List.of()).stream()
                .anyMatch(at -> line.marks().stamps().get(at));
    }

    /** Why cells that the mapping reads have no value. */
    List<Message> flaws(Line line) {
        return line.marks().flaws().stream()
                .filter(flaw -> positions.values().stream().anyMatch(at -> at.contains(flaw.column())))
                .map(Line.CellFlaw::reason)
                .toList();
    }

    /** The first cell of a role that is not blank, of all columns that it may have. */
    String first(Line line, Role role) {
        return all(line, role).stream().findFirst().orElse("");
    }

    /** The cells of a role that are not blank. */
    List<String> all(Line line, Role role) {
        return positions.getOrDefault(role, List.of()).stream()
                .map(line::cell)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** Whether the line is the header once more. */
    boolean isRepeatedIn(Line line) {
        if (line.cells().size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!Words.key(line.cell(i)).equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether each cell stands in its column; more cells may follow if they are blank. */
    boolean fits(Line line) {
        if (line.cells().size() < names.size()) {
            return false;
        }
        for (int i = names.size(); i < line.cells().size(); i++) {
            if (!line.cell(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}

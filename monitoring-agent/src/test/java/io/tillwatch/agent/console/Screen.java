package io.tillwatch.agent.console;

import java.util.ArrayList;
import java.util.List;

/** What a terminal would show of some output: it knows the end of a line, the way back to its beginning, and erasing. */
public final class Screen {
    private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    private int column;

    private Screen() {}

    public static String of(String output) {
        Screen screen = new Screen();
        for (int i = 0; i < output.length(); i++) {
            if (output.startsWith("\u001b[K", i)) {
                screen.line().setLength(screen.column);
                i += 2;
            } else {
                screen.print(output.charAt(i));
            }
        }
        return String.join("\n", screen.lines);
    }

    private StringBuilder line() {
        return lines.get(lines.size() - 1);
    }

    private void print(char letter) {
        if (letter == '\r') {
            column = 0;
        } else if (letter == '\n') {
            lines.add(new StringBuilder());
            column = 0;
        } else if (letter < ' ') {
            throw new AssertionError("a terminal would do something at character " + (int) letter);
        } else {
            if (column < line().length()) {
                line().setCharAt(column, letter);
            } else {
                line().append(letter);
            }
            column++;
        }
    }
}

package io.tillwatch.agent.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.agent.config.ConfigFile;
import io.tillwatch.settings.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The problems of configuration files as one JSON document. */
final class ProblemsJson {
    private ProblemsJson() {}

    /** One file: {@code {file, problems}}. Several: {@code {files: [{file, problems}]}}. */
    static void write(List<ConfigFile> files, Locale language, PrintWriter out) throws IOException {
        JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        if (files.size() == 1) {
            write(files.get(0), language, json);
        } else {
            json.writeStartObject();
            json.writeArrayFieldStart("files");
            for (ConfigFile file : files) {
                write(file, language, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.close();
        out.println();
    }

    private static void write(ConfigFile file, Locale language, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file.name());
        json.writeArrayFieldStart("problems");
        for (Problem problem : file.problems()) {
            json.writeStartObject();
            json.writeStringField("file", problem.place().file());
            json.writeNumberField("line", problem.place().line());
            json.writeNumberField("column", problem.place().column());
            json.writeStringField("level", problem.isError() ? "error" : "warning");
            json.writeStringField("key", problem.key());
            json.writeStringField("rule", problem.rule().in(language));
            json.writeStringField("value", problem.value());
            json.writeStringField("advice", problem.advice().in(language).strip());
            json.writeStringField("message", problem.in(language));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}

package io.tillwatch.agent.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tillwatch.agent.config.ExportSettings;
import io.tillwatch.export.directory.DirectoryCheck;
import io.tillwatch.export.directory.DirectoryReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares a directory of exports with its manifests and checksums, and tells everything that is wrong. */
@Command(name = "verify")
final class ExportVerifyCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DIR", arity = "0..1", descriptionKey = "directory")
    private Optional<String> directory = Optional.empty();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    ExportVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path checked = session.path(directory.orElse(ExportSettings.DEFAULT_DIRECTORY));
        DirectoryReport report;
        try {
            report = DirectoryCheck.of(checked);
        } catch (IOException e) {
            session.say(session.err(), "verify.unreadable", checked);
            return ExitCode.FAILED;
        }
        if (json) {
            document(checked, report);
        } else {
            tell(report);
        }
        if (!report.readable()) {
            return ExitCode.FAILED;
        }
        return report.problems().isEmpty() ? ExitCode.DONE : ExitCode.ACT;
    }

    private void tell(DirectoryReport report) {
        for (DirectoryReport.Problem problem : report.problems()) {
            session.say(session.out(), "verify.problem", problem.file(), problem.text());
        }
        session.say(session.out(), "verify.checked", report.days(), report.provisional(), report.files());
        session.say(session.out(), "verify.problems", report.problems().size());
    }

    private void document(Path checked, DirectoryReport report) throws IOException {
        JsonGenerator out = new JsonFactory()
                .createGenerator(session.out())
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .useDefaultPrettyPrinter();
        out.writeStartObject();
        out.writeStringField("directory", checked.toString());
        out.writeBooleanField("readable", report.readable());
        out.writeNumberField("days", report.days());
        out.writeNumberField("provisional", report.provisional());
        out.writeNumberField("files", report.files());
        out.writeArrayFieldStart("problems");
        for (DirectoryReport.Problem problem : report.problems()) {
            out.writeStartObject();
            out.writeStringField("file", problem.file());
            out.writeStringField("code", problem.code());
            out.writeStringField("text", problem.text().in(session.language()));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.close();
        session.out().println();
    }
}

package io.tillwatch.agent.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Puts the commands together: only the one that is called, or all where the answer may name any of them. */
final class CommandTree {
    private static final int WIDTH = 100;
    private static final Map<String, Function<Session, CommandLine>> COMMANDS = commands();

    private CommandTree() {}

    static CommandLine of(Session session, String... args) {
        Optional<String> called = Arguments.command(args).filter(COMMANDS::containsKey);
        return called.isPresent() && !called.get().equals("help")
                ? assemble(session, Map.of(called.get(), COMMANDS.get(called.get())))
                : all(session);
    }

    /** Every command there is, for help and completion. */
    static CommandLine all(Session session) {
        return assemble(session, COMMANDS);
    }

    private static Map<String, Function<Session, CommandLine>> commands() {
        Map<String, Function<Session, CommandLine>> commands = new LinkedHashMap<>();
        commands.put("check", session -> new CommandLine(new CheckCommand(session)));
        commands.put(
                "export",
                session -> new CommandLine(new ExportCommand())
                        .addSubcommand(new ExportPaymentsCommand(session))
                        .addSubcommand(new ExportRunsCommand(session))
                        .addSubcommand(new ExportVerifyCommand(session))
                        .addSubcommand(new CheckSourceCommand(session)));
        commands.put(
                "dashboard",
                session ->
                        new CommandLine(new DashboardCommand()).addSubcommand(new DashboardGenerateCommand(session)));
        commands.put("push", session -> new CommandLine(new PushCommand()).addSubcommand(new PushGasCommand(session)));
        commands.put("reconcile", session -> new CommandLine(new ReconcileCommand(session)));
        commands.put(
                "statement",
                session -> new CommandLine(new StatementCommand())
                        .addSubcommand(new StatementConvertCommand(session))
                        .addSubcommand(new StatementMappingCommand(session)));
        commands.put(
                "config",
                session -> new CommandLine(new ConfigCommand())
                        .addSubcommand(new ConfigCheckCommand(session))
                        .addSubcommand(new ConfigSchemaCommand(session)));
        commands.put("demo", session -> new CommandLine(new DemoCommand(session)));
        commands.put("completion", session -> new CommandLine(new CompletionCommand(session)));
        commands.put("help", session -> new CommandLine(new HelpCommand(session)));
        return commands;
    }

    private static CommandLine assemble(Session session, Map<String, Function<Session, CommandLine>> commands) {
        CommandLine root = new CommandLine(new RootCommand());
        commands.forEach((name, command) -> root.addSubcommand(name, command.apply(session)));
        root.setOut(session.out());
        root.setErr(session.err());
        root.setColorScheme(Help.defaultColorScheme(Ansi.OFF));
        root.setUsageHelpWidth(WIDTH);
        root.setResourceBundle(texts(session));
        localize(root, texts(session));
        root.setParameterExceptionHandler(new UsageErrors(session));
        root.setExecutionExceptionHandler((error, line, result) -> session.failed(error));
        root.setExecutionStrategy(CommandTree::execute);
        return root;
    }

    private static int execute(ParseResult result) {
        RootCommand root = result.commandSpec().root().commandLine().getCommand();
        root.checkLanguage();
        return new RunLast().execute(result);
    }

    private static void localize(CommandLine line, ResourceBundle texts) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.synopsisSubcommandLabel(texts.getString("label.command"));
        usage.synopsisHeading(texts.getString("heading.usage"));
        usage.parameterListHeading("%n" + texts.getString("heading.arguments"));
        usage.optionListHeading("%n" + texts.getString("heading.options"));
        usage.commandListHeading("%n" + texts.getString("heading.commands"));
        line.getSubcommands().values().forEach(sub -> localize(sub, texts));
    }

    private static ResourceBundle texts(Session session) {
        return ResourceBundle.getBundle(
                CommandTree.class.getPackageName() + ".usage",
                session.language(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}

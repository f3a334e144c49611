package io.headroom.cli;

import io.headroom.settings.SettingSources;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole: its verbs, its help and its exit codes. */
@Command(
    name = "headroom",
    description = "Keeps the stock of a WHMCS shop true by asking a VirtFusion panel.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    exitCodeListHeading = "%nExit codes, the first that applies:%n",
    exitCodeList = {
      "64:wrong usage",
      "78:settings that it refuses to start with",
      " 1:it cannot run, a product failed, or a check found a failure",
      " 4:plan, sync and holds: products are held until somebody confirms it",
      " 2:plan and compare: there are changes to write; routes diff: files differ",
      " 3:products stayed untouched, because what is needed is not known",
      " 0:all is well"
    },
    footer = {
      "",
      "Run it from the folder that holds routes/. The settings file is the one that"
          + " --config names, else",
      "the one that HEADROOM_CONFIG names, else /etc/headroom/application.properties"
          + " if it exists, else",
      "application.properties in that folder.",
      "headroom VERB --help shows the options of a verb."
    })
final class HeadroomCommand implements Runnable {

  private static final List<Class<?>> VERBS =
      List.of(
          RunCommand.class,
          SyncCommand.class,
          PlanCommand.class,
          CompareCommand.class,
          ExplainCommand.class,
          CheckCommand.class,
          HoldsCommand.class,
          ApproveCommand.class,
          PauseCommand.class,
          ResumeCommand.class,
          RoutesCommand.class);

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * Returns the command line, ready to carry out a verb.
   *
   * @param arguments what it is about to be given: where they begin with a verb it knows that one
   *     alone, since to learn the others takes a third of its time
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new HeadroomCommand());
    Optional<Class<?>> asked = VERBS.stream().filter(verb -> isAsked(verb, arguments)).findFirst();
    asked.map(List::<Class<?>>of).orElse(VERBS).forEach(line::addSubcommand);
    return line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler(Complaints::wrongUsage)
        .setExecutionExceptionHandler(Complaints::cannotRun);
  }

  private static boolean isAsked(Class<?> verb, String... arguments) {
    return arguments.length > 0 && arguments[0].equals(verb.getAnnotation(Command.class).name());
  }

  /** Names the settings file, for whatever reads the settings. */
  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The settings file.")
  void setConfig(Path file) {
    System.setProperty(SettingSources.CONFIG_PROPERTY, file.toString());
  }

  /** Without a verb: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}

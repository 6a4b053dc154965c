package org.platsa.benchmarks;

import org.platsa.benchmarks.command.GenerateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line's root (<i>kommandorad</i>): picks the subcommand and gives its exit code. */
@Command(
    name = "platsa",
    mixinStandardHelpOptions = true,
    version = "platsa 0.1.0",
    scope = ScopeType.LOCAL,
    description = "Places care students with trained supervisors, and says why.",
    subcommands = {GenerateCommand.class, CommandLine.HelpCommand.class},
    footer = {
      "",
      "Exit codes: 0 done, 1 something failed, 2 wrong options; each command's --help says more."
    })
public final class PlatsaCommand {
  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new PlatsaCommand());
  }
}

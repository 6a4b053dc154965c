package org.platsa.benchmarks;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.platsa.benchmarks.command.GenerateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line's root (<i>kommandorad</i>): picks the subcommand and gives its exit code. */
@Command(
    name = "platsa",
    mixinStandardHelpOptions = true,
    version = "platsa 0.1.0",
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

  /** What cannot be read or written is said in a sentence; anything else is our fault. */
  private static int explain(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof FileSystemException file) {
      String reason =
          switch (file) {
            case NoSuchFileException missing -> "there is no such file or folder";
            case AccessDeniedException denied -> "access is denied";
            default -> String.valueOf(file.getReason());
          };
      command.getErr().println("Cannot use " + file.getFile() + ": " + reason);
      return 1;
    }
    if (failure instanceof IOException io) {
      command.getErr().println("Cannot read or write: " + io.getMessage());
      return 1;
    }
    throw failure;
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new PlatsaCommand())
        .setExecutionExceptionHandler(PlatsaCommand::explain);
  }
}

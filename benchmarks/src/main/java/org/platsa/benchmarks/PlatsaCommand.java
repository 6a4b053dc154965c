package org.platsa.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import org.platsa.benchmarks.command.BadDocumentException;
import org.platsa.benchmarks.command.CheckCommand;
import org.platsa.benchmarks.command.ConvertChoicesCommand;
import org.platsa.benchmarks.command.ConvertDznCommand;
import org.platsa.benchmarks.command.ExplainCommand;
import org.platsa.benchmarks.command.GenerateCommand;
import org.platsa.benchmarks.command.HospitalCommand;
import org.platsa.benchmarks.command.ObjectiveChoicesCommand;
import org.platsa.benchmarks.command.ObjectiveDznCommand;
import org.platsa.benchmarks.command.SolveCommand;
import org.platsa.benchmarks.report.ReportCommand;
import org.platsa.benchmarks.run.BenchCommand;
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
    subcommands = {
      SolveCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      GenerateCommand.class,
      HospitalCommand.class,
      ConvertDznCommand.class,
      ObjectiveDznCommand.class,
      ConvertChoicesCommand.class,
      ObjectiveChoicesCommand.class,
      BenchCommand.class,
      ReportCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 something failed, 2 wrong options, 3 a document is wrong, 4 (with",
      "--strict) the plan breaks hard rules. Each command's --help says more."
    })
public final class PlatsaCommand {
  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new PlatsaCommand()).setExecutionExceptionHandler(PlatsaCommand::failed);
  }

  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    int code =
        switch (failure) {
          case BadDocumentException bad -> {
            err.print(bad.report());
            yield BadDocumentException.EXIT_CODE;
          }
          case NoSuchFileException missing -> {
            err.println("There is no such file or folder: " + missing.getFile());
            yield CommandLine.ExitCode.SOFTWARE;
          }
          case IOException io -> {
            err.println("Cannot read or write: " + io.getMessage());
            yield CommandLine.ExitCode.SOFTWARE;
          }
          default -> {
            err.println("Something went wrong that should not; please report it:");
            failure.printStackTrace(err);
            yield CommandLine.ExitCode.SOFTWARE;
          }
        };
    err.flush();
    return code;
  }
}

/** The subcommands of {@code platsa} on the command line. */
@NullMarked
package org.platsa.benchmarks.command;

import org.jspecify.annotations.NullMarked;

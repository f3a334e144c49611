package io.headroom.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM of its own, over the same class path, that answers each line with a line. */
final class Child implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;

  private Child(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts a JVM.
   *
   * @param main the class to run
   * @param options options of the JVM
   * @param environment environment variables; it inherits none of Headroom's
   * @param arguments the arguments
   */
  static Child start(
      Class<?> main,
      List<String> options,
      Map<String, String> environment,
      List<String> arguments) {
    ProcessBuilder builder = builder(main, options, environment, arguments);
    try {
      return new Child(builder.start());
    } catch (IOException failure) {
      throw new UncheckedIOException("a JVM cannot be started", failure);
    }
  }

  /** Returns what starts a JVM over the same class path. */
  static ProcessBuilder builder(
      Class<?> main,
      List<String> options,
      Map<String, String> environment,
      List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("HEADROOM_"));
    builder.environment().putAll(environment);
    return builder;
  }

  /** Returns the next line that it says. */
  String answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("a process of the benchmark ended too early");
      }
      return line;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Says a line and returns what it answers. */
  String ask(String line) {
    try {
      questions.write(line + "\n");
      questions.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException("a process of the benchmark is gone", failure);
    }
    return answer();
  }

  /** Ends its input, at which it ends. */
  @Override
  public void close() {
    try {
      questions.close();
    } catch (IOException gone) {
      process.destroyForcibly();
    }
    process.onExit().join();
  }
}

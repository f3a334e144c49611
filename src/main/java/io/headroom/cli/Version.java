package io.headroom.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the jar's manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"headroom " + Objects.requireNonNullElse(version, "(not from its jar)")};
  }
}

package io.headroom.reload;

import io.headroom.text.ByteOrderMark;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.camel.impl.engine.DefaultResourceResolvers.FileResolver;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceSupport;

/** Reads the files that routes name, such as {@code file:routes/sql/…}, without byte order mark. */
public final class PlainFiles extends FileResolver {

  /** The name in the registry that lets Camel find it. */
  public static final String NAME = "resource-loader-file";

  @Override
  public Resource createResource(String location, String remaining) {
    return new PlainFile(super.createResource(location, remaining));
  }

  private static final class PlainFile extends ResourceSupport {

    private final Resource file;

    PlainFile(Resource file) {
      super(file.getScheme(), file.getLocation());
      this.file = file;
    }

    @Override
    public boolean exists() {
      return file.exists();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return ByteOrderMark.dropFrom(file.getInputStream());
    }

    @Override
    public URI getURI() {
      return file.getURI();
    }
  }
}

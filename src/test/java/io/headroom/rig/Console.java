package io.headroom.rig;

import io.headroom.ops.HeadroomMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;

/** An operator's console: a JMX connection to this JVM. */
public final class Console implements AutoCloseable {

  private final JMXConnectorServer server;
  private final JMXConnector connector;

  private Console(JMXConnectorServer server, JMXConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /** Connects. */
  public static Console connect() throws IOException {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1");
    JMXConnectorServer server =
        JMXConnectorServerFactory.newJMXConnectorServer(
            new JMXServiceURL("service:jmx:rmi://127.0.0.1"),
            Map.of(),
            ManagementFactory.getPlatformMBeanServer());
    server.start();
    JMXConnector connector = server.toJMXConnector(Map.of());
    connector.connect();
    return new Console(server, connector);
  }

  /** The beans of the JVM. */
  public MBeanServerConnection beans() throws IOException {
    return connector.getMBeanServerConnection();
  }

  /** The name of the bean of a station. */
  public static ObjectName name(Station station) throws JMException {
    return new ObjectName(
        "io.headroom:type=Headroom,context=" + station.context().getManagementName());
  }

  /** The bean of a station, over the connection. */
  public HeadroomMXBean of(Station station) throws JMException, IOException {
    return JMX.newMXBeanProxy(beans(), name(station), HeadroomMXBean.class);
  }

  @Override
  public void close() throws IOException {
    connector.close();
    server.stop();
  }
}

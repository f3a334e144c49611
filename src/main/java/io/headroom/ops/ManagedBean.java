package io.headroom.ops;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** An MBean of Headroom's own in the JVM's server, until it is closed. */
final class ManagedBean implements AutoCloseable {

  private final ObjectName name;

  private ManagedBean(ObjectName name) {
    this.name = name;
  }

  /**
   * Registers the process.
   *
   * @param context the name of its Camel context, which is another for each in one JVM
   */
  static ManagedBean register(HeadroomMXBean bean, String context) {
    try {
      ObjectName name = new ObjectName("io.headroom:type=Headroom,context=" + context);
      ManagementFactory.getPlatformMBeanServer().registerMBean(bean, name);
      return new ManagedBean(name);
    } catch (JMException refused) {
      throw new IllegalStateException("the MBean cannot be registered: " + refused, refused);
    }
  }

  @Override
  public void close() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
    } catch (JMException gone) {
      throw new IllegalStateException("the MBean cannot be removed: " + gone, gone);
    }
  }
}

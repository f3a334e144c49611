package io.headroom.history;

/**
 * What one VPS takes.
 *
 * @param memory memory in MB
 * @param cores CPU cores
 * @param storage storage in GB
 * @param type the storage type that it names; 0 for the default pool of its node
 * @param addresses IPv4 addresses
 */
public record Size(int memory, int cores, int storage, int type, int addresses) {

  /** Returns the size with other memory. */
  Size withMemory(int mb) {
    return new Size(mb, cores, storage, type, addresses);
  }

  /** Returns the size with other storage. */
  Size withStorage(int gb) {
    return new Size(memory, cores, gb, type, addresses);
  }
}

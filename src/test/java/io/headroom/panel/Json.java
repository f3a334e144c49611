package io.headroom.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Answers of the panel, for tests to spoil. */
final class Json {

  static final ObjectMapper MAPPER = new StrictJson().mapper();

  private static final String PACKAGE =
      """
      {"data":{"id":7,"name":"KVM-4G","description":null,"enabled":true,"memory":4096,
       "primaryStorage":80,"traffic":4000,"cpuCores":2,"primaryStorageProfile":1}}
      """;

  private static final String PAGE =
      """
      {"current_page":1,"last_page":1,"per_page":200,"total":1,"next_page_url":null,"data":[
       {"hypervisor":{"id":21,"name":"ams-kvm-01","enabled":true,"prohibit":false,"accept":false,
         "commissioned":true},
        "resources":{
         "servers":{"units":"#","max":60,"allocated":41,"free":19,"percent":68.3},
         "memory":{"units":"MB","max":245760,"allocated":196608,"free":49152,"percent":80},
         "cpuCores":{"units":"#","max":0,"allocated":96,"free":-96,"percent":null},
         "localStorage":{"enabled":1,"name":"Local (Default mountpoint)","storageType":1,
          "units":"GB","max":3600,"allocated":3100,"free":500,"percent":86.1},
         "otherStorage":[{"id":5,"name":"NVMe","enabled":1,"path":"/vf-nvme","units":"GB",
          "storageType":2,"isDatastore":false,"max":2000,"allocated":1760,"free":240,"percent":88}],
         "network":{"total":{"ipv4":{"free":57}}}}}]}
      """;

  private Json() {}

  /** Returns the answer about package 7. */
  static ObjectNode vpsPackage() {
    return (ObjectNode) parse(PACKAGE);
  }

  /** Returns a group's only page, with one hypervisor that counts. */
  static ObjectNode page() {
    return (ObjectNode) parse(PAGE);
  }

  /** Returns a page of a group with hypervisors of these ids. */
  static ObjectNode page(int number, int lastPage, int total, int... ids) {
    ObjectNode page = page();
    JsonNode row = page.at("/data/0");
    page.put("current_page", number).put("last_page", lastPage).put("total", total);
    ArrayNode data = page.putArray("data");
    for (int id : ids) {
      ObjectNode copy = row.deepCopy();
      ((ObjectNode) copy.get("hypervisor")).put("id", id);
      data.add(copy);
    }
    return page;
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /** Replaces what is at a pointer. */
  static ObjectNode replace(ObjectNode answer, String pointer, JsonNode value) {
    parent(answer, pointer).set(name(pointer), value);
    return answer;
  }

  /** Removes what is at a pointer. */
  static ObjectNode remove(ObjectNode answer, String pointer) {
    parent(answer, pointer).remove(List.of(name(pointer)));
    return answer;
  }

  private static ObjectNode parent(ObjectNode answer, String pointer) {
    return (ObjectNode) answer.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  /** Returns a pointer as the reasons write it. */
  static String path(String pointer) {
    return pointer.substring(1).replaceAll("/(\\d+)", "[$1]").replace('/', '.');
  }
}

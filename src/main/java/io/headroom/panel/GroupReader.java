package io.headroom.panel;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Lookup;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/** Reads the panel's answer about a hypervisor group, page by page. */
public final class GroupReader {

  GroupReader() {}

  /** Begins with a group: none of its pages is read. */
  public GroupPages begin(@Body long group) {
    return new GroupPages(group);
  }

  /**
   * Takes the answer to the request for the next page.
   *
   * @param pages the pages so far
   * @param answer the page as JSON, or a Lookup that says why there is none
   */
  public void add(@Variable("pages") GroupPages pages, @Body Object answer) {
    if (answer instanceof JsonNode page) {
      pages.add(page);
    } else if (answer instanceof Lookup<?> lookup) {
      pages.add(lookup);
    } else {
      pages.add(new Lookup.Unknown<>("the route panel-get returned something that is no answer"));
    }
  }

  /** Returns the group that the pages make. */
  public Lookup<HypervisorGroup> finish(@Variable("pages") GroupPages pages) {
    return pages.lookup();
  }
}

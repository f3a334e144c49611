package io.headroom.route;

import io.headroom.capacity.Demand;
import java.util.Set;

/**
 * What the products of a sweep ask of one hypervisor group.
 *
 * @param group the hypervisor group's id
 * @param demands what is asked, each once
 */
public record GroupQuestion(long group, Set<Demand> demands) {}

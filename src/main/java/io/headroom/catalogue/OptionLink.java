package io.headroom.catalogue;

/**
 * A row of {@code tblproductconfiglinks}: an option group that a product offers.
 *
 * @param optionGroup the group of configurable options
 * @param productId the product
 */
public record OptionLink(long optionGroup, long productId) {}

package io.headroom.catalogue;

/**
 * Something about a product's settings that does not mean what it seems to.
 *
 * @param product the product
 * @param text what, and what to do about it
 */
public record Remark(Product product, String text) {}

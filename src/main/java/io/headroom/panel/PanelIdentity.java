package io.headroom.panel;

/**
 * Whether what answers at the panel's address is the panel.
 *
 * @param itself whether {@code /connect} answered 200
 * @param reason why not, in words for the operator; empty if it is
 */
public record PanelIdentity(boolean itself, String reason) {}

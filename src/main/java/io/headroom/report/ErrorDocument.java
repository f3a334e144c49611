package io.headroom.report;

/**
 * Why a request cannot be served, in JSON.
 *
 * @param error the reason, with what to do
 */
public record ErrorDocument(String error) {}

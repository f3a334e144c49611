/**
 * The panel's answers: what is asked, how the answer is read, and how long it is kept.
 *
 * <p>The requests themselves are routes ({@code panel-get}, {@code fetch-package}, {@code
 * fetch-group}); what stands here is named by them. Whatever goes wrong ends as {@link
 * io.headroom.capacity.Lookup.Unknown} with a reason for the operator.
 */
package io.headroom.panel;

/**
 * What the clients of the panel and of WHMCS share: whom a secret is sent to, how long an answer
 * may take, how large it may be, and which connection it comes on.
 */
@NullMarked
package io.headroom.http;

import org.jspecify.annotations.NullMarked;

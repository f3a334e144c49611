/** The side of WHMCS: the hook file, run by the real PHP. */
package io.headroom.whmcs;

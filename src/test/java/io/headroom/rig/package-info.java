/**
 * The test rig, which the tests, the demo and the benchmark share: an embedded MariaDB with WHMCS's
 * tables in it, and a stand-in for the VirtFusion panel. It depends on no other class of Headroom.
 */
package io.headroom.rig;

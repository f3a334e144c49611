/**
 * The test rig, which the tests, the demo and the benchmark share: an embedded MariaDB with WHMCS's
 * tables in it, stand-ins for the VirtFusion panel and the WHMCS API, and what builds the values of
 * tests.
 */
package io.headroom.rig;

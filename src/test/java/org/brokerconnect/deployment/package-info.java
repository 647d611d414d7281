/** Tests of what administrators install: the Helm chart. The tests of other files are in src/test/deployment. */
package org.brokerconnect.deployment;

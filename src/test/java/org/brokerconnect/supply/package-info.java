/** What the product consists of: its bill of materials, known vulnerabilities, and the release. */
package org.brokerconnect.supply;

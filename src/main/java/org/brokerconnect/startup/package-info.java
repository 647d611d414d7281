/**
 * The check and the report of all settings at start. Runs as a Hibernate ServiceContributor and as a CDI extension,
 * whichever a server calls first, because a wrong setting would otherwise stop the start before the others are known.
 */
package org.brokerconnect.startup;

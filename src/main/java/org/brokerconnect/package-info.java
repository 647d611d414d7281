/**
 * The web application itself: where the resources hang, how JSON is read and written, and the headers of every answer. Knows no
 * feature; each feature is a package below, and ArchitectureTest holds the arrows between them.
 */
package org.brokerconnect;

/**
 * The web application itself: where the resources hang, how JSON is read and written, and the headers of every answer. Knows no
 * feature; each feature is a package below, and ArchitectureTest holds the arrows between them. On records that are read or written as JSON,
 * {@code @Nullable} marks what may be absent; META-INF/openapi.json says the same to callers, and OpenApiContractTest compares the two.
 */
package org.brokerconnect;

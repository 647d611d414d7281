/**
 * The web application: the JAX-RS application, liveness, and the public settings of the front end. Each feature is a
 * package below; ArchitectureTest holds the arrows between them. On records that are read or written as JSON,
 * {@code @Nullable} marks what may be absent; the OpenAPI document says the same to clients, and OpenApiContractTest
 * compares the two.
 */
package org.brokerconnect;

/** The sign-in with a real Keycloak and the realm in {@code server-config/keycloak}: {@code ./mvnw verify -Pkeycloak}. */
package org.brokerconnect.keycloak;

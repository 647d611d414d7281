/** The sign-in with a real Keycloak and the shipped realm: {@code ./mvnw verify -Pkeycloak}. */
package org.brokerconnect.keycloak;

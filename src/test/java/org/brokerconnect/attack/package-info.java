/**
 * The attacks that the build runs, and the proof that each defence is needed. {@link
 * org.brokerconnect.attack.Attack} marks a test as an attack: {@code ./mvnw verify -Pattacks} runs these alone, and
 * docs/security-testing.md lists them. {@link org.brokerconnect.attack.BrokenDefences} switches off one defence after
 * another.
 */
package org.brokerconnect.attack;

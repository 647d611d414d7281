/**
 * Measures the product on the real server with the real database and the sandbox broker: {@code ./mvnw -Pbench verify}.
 * Each figure stands beside its limit, measured in the same run in turns; {@code target/bench/report.md} shows both.
 * Processor time per request is what counts: it hardly depends on other work on the machine, as latency does.
 */
package org.brokerconnect.bench;

/**
 * Compares the market hours with a public list of holidays, if an administrator has named one. The result is a warning
 * in the log and metrics; the hours in use never change by it. Uses {@code market} and its foundations.
 */
package org.brokerconnect.market.check;

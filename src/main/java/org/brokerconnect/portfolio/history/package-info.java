/**
 * What holdings were worth over time: a sealed value for each trading day, and within the day at an interval. Values come from each good reading of
 * holdings, which the portfolio tells without knowing this package, and from a sweep that reads when nobody looks, so that no trading day is missing.
 */
package org.brokerconnect.portfolio.history;

/**
 * The front end in a real Chromium, which comes out of an npm package, so that no browser has to be installed. It keeps its api security: origins,
 * popups and messages between windows are what these tests are about.
 */
package org.brokerconnect.browser;

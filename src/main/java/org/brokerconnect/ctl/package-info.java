/**
 * {@code brokerctl}: the command line program for administrators. It works on files and on the database, and calls the
 * API of a running server for administrators. Built as {@code broker-connect-ctl.jar}; the WAR does not contain this
 * package.
 */
package org.brokerconnect.ctl;

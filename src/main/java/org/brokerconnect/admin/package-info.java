/**
 * What an administrator sees and does. Imports {@code connection} and the leaves, no other feature. Shows counts and ages, and never a secret: nothing
 * here reads a sealed column. Reads are everybody's rows; what changes a row is written to its log with the administrator's id.
 */
package org.brokerconnect.admin;

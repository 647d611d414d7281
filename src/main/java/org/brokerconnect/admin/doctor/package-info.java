/** Examines the set-up of the running server: after each start, and for administrators on request. */
package org.brokerconnect.admin.doctor;

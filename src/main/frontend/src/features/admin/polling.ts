/** Polling intervals while the page is open: of the state of all connections, and of data that changes slowly. */
export const fleetPollMillis = 15_000
export const slowPollMillis = 60_000

/** While a verification of the audit log is under way. */
export const verificationPollMillis = 1_000

/** How often the state of all connections is asked for while the page is open, and how often what changes slowly. */
export const fleetPollMillis = 15_000
export const slowPollMillis = 60_000

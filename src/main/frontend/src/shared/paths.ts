/** The paths of all pages. The server returns index.html for each of them. */
export const paths = {
  connections: '/',
  overview: '/overview',
  portfolio: '/portfolio/:configId',
  portfolioOf: (configId: string) => `/portfolio/${encodeURIComponent(configId)}`,
  admin: '/admin',
  callback: '/callback',
  signedIn: '/signed-in',
  /** the set-up form replaces the list on the connections page */
  setup: (broker: string) => `/?add=${encodeURIComponent(broker)}`,
}

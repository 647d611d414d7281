/** The one place that knows the addresses of our pages. The server answers all of them with the same document. */
export const paths = {
  connections: '/',
  portfolio: '/portfolio/:configId',
  portfolioOf: (configId: string) => `/portfolio/${encodeURIComponent(configId)}`,
  admin: '/admin',
  callback: '/callback',
  signedIn: '/signed-in',
  /** the set-up form is a view of the connections page */
  setup: (broker: string) => `/?add=${encodeURIComponent(broker)}`,
}

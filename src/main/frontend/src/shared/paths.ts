/** The one place that knows the addresses of our pages. */
export const paths = {
  connections: '/',
  callback: '/callback',
  signedIn: '/signed-in',
  /** the set-up form is a view of the connections page, so that the server has no further path to know */
  setup: (broker: string) => `/?add=${encodeURIComponent(broker)}`,
}

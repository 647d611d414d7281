/** The sentences of the portfolio's page, which come with it. */
export const texts = {
  title: 'Portfolio',
  loading: 'Loading your portfolio',
  failedTitle: 'Your portfolio could not be loaded',
  value: 'Current value',
  sources: {
    LIVE: 'Live',
    LAST_KNOWN: 'Last known',
    SAMPLE: 'Sample',
  },
}

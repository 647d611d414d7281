import { portfolioApi } from './portfolioApi'

interface PortfolioTextArg {
  configId: string
  section: '' | '/positions' | '/mutual-funds' | '/funds' | '/history' | '/transactions'
  /** the query parameters */
  params?: Record<string, string> | undefined
}

/** The portfolio responses as text, with the exact numbers of the server, for downloads. */
const portfolioTextApi = portfolioApi.injectEndpoints({
  endpoints: (build) => ({
    getPortfolioText: build.query<string, PortfolioTextArg>({
      query: ({ configId, section, params }) => ({
        url: `/api/portfolio/${encodeURIComponent(configId)}${section}`,
        ...(params && { params }),
        responseHandler: 'text',
      }),
      keepUnusedDataFor: 0,
    }),
  }),
})

export const { useLazyGetPortfolioTextQuery } = portfolioTextApi

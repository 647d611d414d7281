import { portfolioApi } from './portfolioApi'

/** The portfolio responses as text, with the exact numbers of the server, for downloads. */
const portfolioTextApi = portfolioApi.injectEndpoints({
  endpoints: (build) => ({
    getPortfolioText: build.query<string, { configId: string; section: '' | '/positions' | '/mutual-funds' }>({
      query: ({ configId, section }) => ({
        url: `/api/portfolio/${encodeURIComponent(configId)}${section}`,
        responseHandler: 'text',
      }),
      keepUnusedDataFor: 0,
    }),
  }),
})

export const { useLazyGetPortfolioTextQuery } = portfolioTextApi

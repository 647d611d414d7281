import { portfolioApi } from './portfolioApi'

/** The same answers as text: numbers that JavaScript never rounded, for files. */
const portfolioTextApi = portfolioApi.injectEndpoints({
  endpoints: (build) => ({
    getPortfolioText: build.query<string, { configId: string; part: '' | '/positions' | '/mutual-funds' }>({
      query: ({ configId, part }) => ({
        url: `/api/portfolio/${encodeURIComponent(configId)}${part}`,
        responseHandler: 'text',
      }),
      keepUnusedDataFor: 0,
    }),
  }),
})

export const { useLazyGetPortfolioTextQuery } = portfolioTextApi

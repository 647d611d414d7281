import { generatedApi } from '../../api/generated'

/** Tags every response about one account, so that all are fetched again when its connection changes. */
function ofAccount(_result: unknown, _failure: unknown, { configId }: { configId: string }) {
  return [accountTag(configId)]
}

export function accountTag(configId: string) {
  return { type: 'Portfolios' as const, id: configId }
}

export const portfolioApi = generatedApi.enhanceEndpoints({
  endpoints: {
    getPortfolio: { providesTags: ofAccount },
    getPositions: { providesTags: ofAccount },
    getFunds: { providesTags: ofAccount },
    getMutualFunds: { providesTags: ofAccount },
    getHistory: { providesTags: ofAccount },
  },
})

export const {
  useGetPortfolioQuery,
  useGetPositionsQuery,
  useGetFundsQuery,
  useGetMutualFundsQuery,
  useGetHistoryQuery,
} = portfolioApi

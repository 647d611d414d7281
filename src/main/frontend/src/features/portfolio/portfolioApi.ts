import { accountDataApi } from '../../api/accountDataApi'
import type {
  AccountsView,
  FundsView,
  GetHistoryApiArg,
  GetHistoryApiResponse,
  GetMutualFundsApiResponse,
  GetTransactionsApiArg,
  PortfolioView,
  PositionsView,
  TransactionsView,
} from '../../api/generated'

/** Tags every response about one account, so that all are fetched again when its connection changes. */
function ofAccount(_result: unknown, _failure: unknown, { configId }: { configId: string }) {
  return [accountTag(configId)]
}

export function accountTag(configId: string) {
  return { type: 'Portfolios' as const, id: configId }
}

interface Account {
  configId: string
}

export const portfolioApi = accountDataApi.injectEndpoints({
  endpoints: (build) => ({
    getPortfolio: build.query<PortfolioView, Account>({
      query: ({ configId }) => `/api/portfolio/${configId}`,
      providesTags: ofAccount,
    }),
    getPositions: build.query<PositionsView, Account>({
      query: ({ configId }) => `/api/portfolio/${configId}/positions`,
      providesTags: ofAccount,
    }),
    getFunds: build.query<FundsView, Account>({
      query: ({ configId }) => `/api/portfolio/${configId}/funds`,
      providesTags: ofAccount,
    }),
    getMutualFunds: build.query<GetMutualFundsApiResponse, Account>({
      query: ({ configId }) => `/api/portfolio/${configId}/mutual-funds`,
      providesTags: ofAccount,
    }),
    getHistory: build.query<GetHistoryApiResponse, GetHistoryApiArg>({
      query: ({ configId, ...params }) => ({ url: `/api/portfolio/${configId}/history`, params }),
      providesTags: ofAccount,
    }),
    getAccounts: build.query<AccountsView, Account>({
      query: ({ configId }) => `/api/portfolio/${configId}/accounts`,
      providesTags: ofAccount,
    }),
    getTransactions: build.query<TransactionsView, GetTransactionsApiArg>({
      query: ({ configId, ...params }) => ({ url: `/api/portfolio/${configId}/transactions`, params }),
      providesTags: ofAccount,
    }),
  }),
})

export const {
  useGetPortfolioQuery,
  useGetPositionsQuery,
  useGetFundsQuery,
  useGetMutualFundsQuery,
  useGetHistoryQuery,
  useGetAccountsQuery,
  useGetTransactionsQuery,
} = portfolioApi

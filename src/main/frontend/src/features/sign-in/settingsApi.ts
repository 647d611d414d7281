import { brokerConnectApi } from '../../api/brokerConnectApi'
import { asFailure, withoutResponse } from '../../api/failure'
import { setLanguage } from '../../texts/i18n'
import { fetchSettings, type Settings } from './settings'

export const settingsApi = brokerConnectApi.injectEndpoints({
  endpoints: (build) => ({
    getSettings: build.query<Settings, void>({
      queryFn: async () => {
        try {
          return { data: await fetchSettings() }
        } catch (thrown) {
          return { error: thrown instanceof TypeError ? withoutResponse('unreachable') : asFailure(thrown) }
        }
      },
      onQueryStarted: async (_arg, { queryFulfilled }) => {
        const response = await queryFulfilled.catch(() => null)
        if (response?.data.language) await setLanguage(response.data.language)
      },
      keepUnusedDataFor: Number.POSITIVE_INFINITY,
    }),
  }),
})

export const { useGetSettingsQuery } = settingsApi

import { brokerConnectApi } from '../../api/brokerConnectApi'
import { asFailure, withoutResponse } from '../../api/failure'
import { availableLanguages, chooseLanguage, setLanguage } from '../../texts/i18n'
import { configureLanguage, preferredLanguages } from '../../texts/readerLanguage'
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
        if (!response?.data.language) return
        configureLanguage(response.data.language)
        await setLanguage(chooseLanguage(preferredLanguages(), availableLanguages())).catch(() => {})
      },
      keepUnusedDataFor: Number.POSITIVE_INFINITY,
    }),
  }),
})

export const { useGetSettingsQuery } = settingsApi

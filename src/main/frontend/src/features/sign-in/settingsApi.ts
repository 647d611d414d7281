import { brokerConnectApi } from '../../api/brokerConnectApi'
import { asFailure, withoutAnswer } from '../../api/failure'
import { fetchSettings, type Settings } from './settings'

export const settingsApi = brokerConnectApi.injectEndpoints({
  endpoints: (build) => ({
    getSettings: build.query<Settings, void>({
      queryFn: async () => {
        try {
          return { data: await fetchSettings() }
        } catch (thrown) {
          return { error: thrown instanceof TypeError ? withoutAnswer('unreachable') : asFailure(thrown) }
        }
      },
      keepUnusedDataFor: Number.POSITIVE_INFINITY,
    }),
  }),
})

export const { useGetSettingsQuery } = settingsApi

import { generatedApi } from '../../api/generated'

export const setupApi = generatedApi.enhanceEndpoints({
  endpoints: {
    listBrokers: { keepUnusedDataFor: 3600 },
    listConfigs: { providesTags: ['Configurations'] },
    createConfig: { invalidatesTags: (_config, failure) => (failure ? [] : ['Configurations', 'Statuses']) },
    updateConfig: { invalidatesTags: ['Configurations', 'Statuses'] },
    deleteConfig: { invalidatesTags: ['Configurations', 'Statuses'] },
  },
})

export const {
  useListBrokersQuery,
  useListConfigsQuery,
  useCreateConfigMutation,
  useUpdateConfigMutation,
  useDeleteConfigMutation,
} = setupApi

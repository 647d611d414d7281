import { generatedApi } from '../../api/generated'

export const handshakeApi = generatedApi.enhanceEndpoints({
  endpoints: {
    connectByToken: { invalidatesTags: (_status, failure) => (failure ? [] : ['Statuses']) },
    setupOauth: { invalidatesTags: (_answer, failure) => (failure ? [] : ['Statuses']) },
    getAttempt: {
      providesTags: (attempt) => (attempt ? [{ type: 'Attempts', id: attempt.configId }] : []),
      onQueryStarted: async (_attempt, { dispatch, queryFulfilled }) => {
        const response = await queryFulfilled.catch(() => null)
        if (response && response.data.outcome !== 'PENDING') dispatch(generatedApi.util.invalidateTags(['Statuses']))
      },
    },
    cancelAttempt: {
      invalidatesTags: ['Statuses'],
      onQueryStarted: async (_address, { dispatch, queryFulfilled }) => {
        const response = await queryFulfilled.catch(() => null)
        if (!response) return
        const { attemptId } = response.data
        dispatch(generatedApi.util.updateQueryData('getAttempt', { attemptId }, () => response.data))
      },
    },
    completeAttempt: {
      invalidatesTags: ['Statuses'],
      onQueryStarted: async (_address, { dispatch, queryFulfilled }) => {
        const response = await queryFulfilled.catch(() => null)
        if (!response) return
        const { attemptId } = response.data
        dispatch(generatedApi.util.updateQueryData('getAttempt', { attemptId }, () => response.data))
      },
    },
  },
})

export const {
  useGetAttemptQuery,
  useCompleteAttemptMutation,
  useConnectByTokenMutation,
  useNewPushAddressMutation,
  useRequestPushLoginMutation,
} = handshakeApi

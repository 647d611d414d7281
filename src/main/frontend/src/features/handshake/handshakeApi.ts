import { generatedApi } from '../../api/generated'

export const handshakeApi = generatedApi.enhanceEndpoints({
  endpoints: {
    setupOauth: { invalidatesTags: (_answer, failure) => (failure ? [] : ['Statuses']) },
    getAttempt: {
      providesTags: (attempt) => (attempt ? [{ type: 'Attempts', id: attempt.configId }] : []),
      onQueryStarted: async (_attempt, { dispatch, queryFulfilled }) => {
        const answer = await queryFulfilled.catch(() => null)
        if (answer && answer.data.outcome !== 'PENDING') dispatch(generatedApi.util.invalidateTags(['Statuses']))
      },
    },
    completeAttempt: {
      invalidatesTags: ['Statuses'],
      onQueryStarted: async (_address, { dispatch, queryFulfilled }) => {
        const answer = await queryFulfilled.catch(() => null)
        if (!answer) return
        const { attemptId } = answer.data
        dispatch(generatedApi.util.updateQueryData('getAttempt', { attemptId }, () => answer.data))
      },
    },
  },
})

export const { useGetAttemptQuery, useCompleteAttemptMutation } = handshakeApi

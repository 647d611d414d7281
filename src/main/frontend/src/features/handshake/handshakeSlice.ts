import { createSlice, isAnyOf, type PayloadAction } from '@reduxjs/toolkit'
import type { Failure } from '../../api/failure'
import type { AuthorizationStarted } from '../../api/generated'
import { handshakeApi } from './handshakeApi'

const { getAttempt, completeAttempt } = handshakeApi.endpoints

export type Way = 'popup' | 'same-tab'

/**
 * What only this browser knows of a run through the consent flow. How it ends is the server's to say: see `getAttempt`.
 */
export type Flow = { step: 'starting'; way: Way } | { step: 'refused'; failure: Failure } | Waiting

export interface Waiting {
  step: 'waiting'
  way: Way
  /** the browser did not let us open the window */
  blocked: boolean
  attemptId: string
  /** carries the attempt's state, so it is kept in memory only: null after a reload */
  authorizationUrl: string | null
  expiresAt: string
  /** the server has said how it ended, so a reload need not ask again */
  ended?: boolean
}

interface HandshakeState {
  /** by id of the configuration */
  flows: Record<string, Flow>
}

const initialState: HandshakeState = { flows: {} }

function end(flows: Record<string, Flow>, attemptId: string): void {
  for (const flow of Object.values(flows)) {
    if (flow.step === 'waiting' && flow.attemptId === attemptId) flow.ended = true
  }
}

const handshakeSlice = createSlice({
  name: 'handshake',
  initialState,
  reducers: {
    connectRequested: ({ flows }, { payload }: PayloadAction<{ configId: string; way: Way }>) => {
      flows[payload.configId] = { step: 'starting', way: payload.way }
    },
    connectRefused: ({ flows }, { payload }: PayloadAction<{ configId: string; failure: Failure }>) => {
      flows[payload.configId] = { step: 'refused', failure: payload.failure }
    },
    attemptStarted: (
      { flows },
      { payload }: PayloadAction<{ configId: string; way: Way; blocked: boolean; started: AuthorizationStarted }>,
    ) => {
      const { configId, started, way, blocked } = payload
      flows[configId] = { step: 'waiting', way, blocked, ...started }
    },
    flowDismissed: ({ flows }, { payload: configId }: PayloadAction<string>) => {
      delete flows[configId]
    },
  },
  extraReducers: (builder) => {
    builder.addMatcher(isAnyOf(getAttempt.matchFulfilled, completeAttempt.matchFulfilled), ({ flows }, { payload }) => {
      if (payload.outcome !== 'PENDING') end(flows, payload.attemptId)
    })
    builder.addMatcher(getAttempt.matchRejected, ({ flows }, { payload, meta }) => {
      if (payload?.status === 404) end(flows, meta.arg.originalArgs.attemptId)
    })
  },
  selectors: {
    selectFlows: (state) => state.flows,
    selectFlow: (state, configId: string): Flow | undefined => state.flows[configId],
  },
})

export const { connectRequested, connectRefused, attemptStarted, flowDismissed } = handshakeSlice.actions
export const { selectFlow, selectFlows } = handshakeSlice.selectors
export const handshakeReducer = handshakeSlice.reducer

import { createSlice, isAnyOf, type PayloadAction } from '@reduxjs/toolkit'
import type { Failure } from '../../api/failure'
import { type AuthorizationStarted, generatedApi } from '../../api/generated'
import { handshakeApi } from './handshakeApi'

const { getAttempt, completeAttempt, cancelAttempt } = handshakeApi.endpoints

export type LoginMode = 'popup' | 'same-tab'

/** The state of a login in this browser. The outcome comes from the server: see `getAttempt`. */
export type Flow = { step: 'starting'; mode: LoginMode } | { step: 'refused'; failure: Failure } | Waiting

export interface Waiting {
  step: 'waiting'
  mode: LoginMode
  /** the browser blocked the pop-up */
  blocked: boolean
  attemptId: string
  /** contains the OAuth `state`, so it is kept in memory only: null after a reload */
  authorizationUrl: string | null
  expiresAt: string
  /** the server has reported the outcome: a reload need not poll */
  ended?: boolean
  /** the page has shown the portfolio after this login */
  landed?: boolean
  /** a window that was not opened for this login reports that it was cancelled; anybody can make such a link */
  doubtfulCancellation?: boolean
}

interface HandshakeState {
  /** by the id of the configuration */
  flows: Record<string, Flow>
}

const initialState: HandshakeState = { flows: {} }

function markEnded(flows: Record<string, Flow>, attemptId: string): void {
  for (const flow of Object.values(flows)) {
    if (flow.step === 'waiting' && flow.attemptId === attemptId) flow.ended = true
  }
}

const handshakeSlice = createSlice({
  name: 'handshake',
  initialState,
  reducers: {
    connectRequested: ({ flows }, { payload }: PayloadAction<{ configId: string; mode: LoginMode }>) => {
      flows[payload.configId] = { step: 'starting', mode: payload.mode }
    },
    connectRefused: ({ flows }, { payload }: PayloadAction<{ configId: string; failure: Failure }>) => {
      flows[payload.configId] = { step: 'refused', failure: payload.failure }
    },
    attemptStarted: (
      { flows },
      {
        payload,
      }: PayloadAction<{ configId: string; mode: LoginMode; blocked: boolean; started: AuthorizationStarted }>,
    ) => {
      const { configId, started, mode, blocked } = payload
      flows[configId] = { step: 'waiting', mode, blocked, ...started }
    },
    cancellationDoubted: ({ flows }, { payload: attemptId }: PayloadAction<string>) => {
      for (const flow of Object.values(flows)) {
        if (flow.step === 'waiting' && flow.attemptId === attemptId) flow.doubtfulCancellation = true
      }
    },
    loginLanded: ({ flows }, { payload: configId }: PayloadAction<string>) => {
      const flow = flows[configId]
      if (flow?.step === 'waiting') flow.landed = true
    },
    flowDismissed: ({ flows }, { payload: configId }: PayloadAction<string>) => {
      delete flows[configId]
    },
  },
  extraReducers: (builder) => {
    builder.addMatcher(
      isAnyOf(getAttempt.matchFulfilled, completeAttempt.matchFulfilled, cancelAttempt.matchFulfilled),
      ({ flows }, { payload }) => {
        if (payload.outcome !== 'PENDING') markEnded(flows, payload.attemptId)
      },
    )
    builder.addMatcher(generatedApi.endpoints.updateConfig.matchFulfilled, ({ flows }, { meta }) => {
      // new credentials end a login, and make the failure of an earlier one obsolete
      const { id, configChange } = meta.arg.originalArgs
      if (Object.keys(configChange).some((field) => field !== 'label')) delete flows[id]
    })
    builder.addMatcher(getAttempt.matchRejected, ({ flows }, { payload, meta }) => {
      if (payload?.status === 404) markEnded(flows, meta.arg.originalArgs.attemptId)
    })
  },
  selectors: {
    selectFlows: (state) => state.flows,
    selectFlow: (state, configId: string): Flow | undefined => state.flows[configId],
  },
})

export const { connectRequested, connectRefused, attemptStarted, cancellationDoubted, loginLanded, flowDismissed } =
  handshakeSlice.actions
export const { selectFlow, selectFlows } = handshakeSlice.selectors
export const handshakeReducer = handshakeSlice.reducer

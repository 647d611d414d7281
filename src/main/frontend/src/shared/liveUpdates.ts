import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

/**
 * State of the event stream: `starting` while connecting and during the first retry, `paused` after repeated failures.
 */
export type LiveUpdates = 'starting' | 'live' | 'paused'

interface LiveUpdatesState {
  updates: LiveUpdates
}

const initialState: LiveUpdatesState = { updates: 'starting' }

const liveUpdatesSlice = createSlice({
  name: 'liveUpdates',
  initialState,
  reducers: {
    liveUpdatesChanged: (state, action: PayloadAction<LiveUpdates>) => {
      state.updates = action.payload
    },
  },
  selectors: { selectLiveUpdates: (state) => state.updates },
})

export const { liveUpdatesChanged } = liveUpdatesSlice.actions
export const { selectLiveUpdates } = liveUpdatesSlice.selectors
export const liveUpdatesReducer = liveUpdatesSlice.reducer

/** The polling interval while the event stream is down; 0 turns polling off. */
export function pollingMillis(updates: LiveUpdates): number {
  return updates === 'paused' ? 10_000 : 0
}

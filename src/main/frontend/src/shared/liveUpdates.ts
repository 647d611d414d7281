import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

/** Whether changes arrive by themselves; `starting` also while a line that broke is being mended for the first time. */
export type LiveUpdates = 'starting' | 'live' | 'paused'

interface LiveUpdatesState {
  updates: LiveUpdates
}

const initialState: LiveUpdatesState = { updates: 'starting' }

const liveUpdatesSlice = createSlice({
  name: 'liveUpdates',
  initialState,
  reducers: {
    liveUpdatesTurned: (state, action: PayloadAction<LiveUpdates>) => {
      state.updates = action.payload
    },
  },
  selectors: { selectLiveUpdates: (state) => state.updates },
})

export const { liveUpdatesTurned } = liveUpdatesSlice.actions
export const { selectLiveUpdates } = liveUpdatesSlice.selectors
export const liveUpdatesReducer = liveUpdatesSlice.reducer

/** How often to ask while changes do not arrive by themselves; 0 does not ask. */
export function fallBackMillis(updates: LiveUpdates): number {
  return updates === 'paused' ? 10_000 : 0
}

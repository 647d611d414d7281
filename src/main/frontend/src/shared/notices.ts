import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface NoticesState {
  /** the latest sentence for people who listen rather than look; `id` makes a repeated sentence a new one */
  announcement: { id: number; text: string } | null
  /** what must not be said twice and has been said */
  said: Record<string, true>
}

const initialState: NoticesState = { announcement: null, said: {} }

function say(state: NoticesState, text: string): void {
  state.announcement = { id: (state.announcement?.id ?? 0) + 1, text }
}

const noticesSlice = createSlice({
  name: 'notices',
  initialState,
  reducers: {
    somethingHappened: (state, { payload: text }: PayloadAction<string>) => say(state, text),
    somethingHappenedOnce: (state, { payload: { key, text } }: PayloadAction<{ key: string; text: string }>) => {
      if (state.said[key]) return
      state.said[key] = true
      say(state, text)
    },
  },
  selectors: { selectAnnouncement: (state) => state.announcement },
})

export const { somethingHappened, somethingHappenedOnce } = noticesSlice.actions
export const { selectAnnouncement } = noticesSlice.selectors
export const noticesReducer = noticesSlice.reducer

import { createSlice, type PayloadAction } from '@reduxjs/toolkit'

interface NoticesState {
  /** the latest sentence for people who listen rather than look; `id` makes a repeated sentence a new one */
  announcement: { id: number; text: string } | null
}

const initialState: NoticesState = { announcement: null }

const noticesSlice = createSlice({
  name: 'notices',
  initialState,
  reducers: {
    somethingHappened: (state, action: PayloadAction<string>) => {
      state.announcement = { id: (state.announcement?.id ?? 0) + 1, text: action.payload }
    },
  },
  selectors: { selectAnnouncement: (state) => state.announcement },
})

export const { somethingHappened } = noticesSlice.actions
export const { selectAnnouncement } = noticesSlice.selectors
export const noticesReducer = noticesSlice.reducer

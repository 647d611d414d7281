import { useState } from 'react'
import { useDialog } from '../../shared/useDialog'

/** Opens the details of a row, from the button in that row. */
export type OpenRow = (key: string, button: HTMLElement) => void

/** The row whose details are open; undefined if there is none, also when the row is gone. `open` never changes. */
export function useRowDetail<T>(rows: readonly T[], keyOf: (row: T) => string) {
  const dialog = useDialog<string>()
  const [open] = useState<OpenRow>(() => dialog.open)
  return { open, opened: rows.find((row) => keyOf(row) === dialog.shown), close: dialog.close }
}

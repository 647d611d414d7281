import type { StatusView } from '../api/generated'
import { CheckIcon, ClockIcon, LockIcon, UnlinkedIcon, WarningIcon } from './icons'
import type { Tone } from './tone'

export type ShownState = StatusView['state'] | 'LOADING'

/** The icon and tone of each connection state. The name of the state is always shown beside them. */
export const stateStyles: Record<ShownState, { tone: Tone; Icon: () => React.JSX.Element }> = {
  DISCONNECTED: { tone: 'quiet', Icon: UnlinkedIcon },
  CONNECTING: { tone: 'busy', Icon: ClockIcon },
  CONNECTED: { tone: 'good', Icon: CheckIcon },
  EXPIRED: { tone: 'attention', Icon: LockIcon },
  ERROR: { tone: 'bad', Icon: WarningIcon },
  LOADING: { tone: 'quiet', Icon: ClockIcon },
}

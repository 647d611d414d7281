import { texts } from '../texts/en'
import classes from './StatePill.module.css'
import { type ShownState, stateLooks } from './stateLooks'

export function StatePill({ state }: { state: ShownState }) {
  const { tone, Icon } = stateLooks[state]
  return (
    <span className={`${classes.pill} tone-${tone}`}>
      <Icon />
      {texts.states[state]}
    </span>
  )
}

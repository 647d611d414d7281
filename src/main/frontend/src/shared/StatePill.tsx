import { useTranslation } from 'react-i18next'
import classes from './StatePill.module.css'
import { type ShownState, stateStyles } from './stateStyles'

export function StatePill({ state }: { state: ShownState }) {
  const { t } = useTranslation()
  const { tone, Icon } = stateStyles[state]
  return (
    <span className={`${classes.pill} tone-${tone}`}>
      <Icon />
      {t(`states.${state}`)}
    </span>
  )
}

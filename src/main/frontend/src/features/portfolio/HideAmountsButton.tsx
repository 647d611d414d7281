import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAppDispatch } from '../../app/hooks'
import { hideAmounts, useAmountsHidden } from '../../shared/amounts'
import { announce } from '../../shared/announcements'

/** Hides or shows all amounts in this browser. */
export function HideAmountsButton() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const isHidden = useAmountsHidden()
  const onClick = () => {
    hideAmounts(!isHidden)
    dispatch(announce(t(isHidden ? 'amounts.shown' : 'amounts.hidden')))
  }
  return (
    <Button variant={isHidden ? 'light' : 'default'} size="xs" aria-pressed={isHidden} onClick={onClick}>
      {t('amounts.hide')}
    </Button>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Refreshes the portfolio. Shows a spinner after a click only, not during automatic refreshes. */
export function RefreshButton({ refresh }: { refresh: () => Promise<unknown> }) {
  const { t } = useTranslation('portfolio')
  const [isRefreshing, setIsRefreshing] = useState(false)
  const onClick = async () => {
    setIsRefreshing(true)
    await refresh()
    setIsRefreshing(false)
  }
  return (
    <Button variant="default" size="xs" loading={isRefreshing} onClick={onClick}>
      {t('refresh')}
    </Button>
  )
}

import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './EmptyConnections.module.css'

export function EmptyConnections({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app')
  return (
    <section className={classes.empty}>
      <Title order={2} size="h3">
        {t('connections.emptyTitle')}
      </Title>
      <p>{t('connections.empty')}</p>
      {children}
    </section>
  )
}

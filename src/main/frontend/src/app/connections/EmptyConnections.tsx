import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { texts } from '../../texts/en'
import classes from './EmptyConnections.module.css'

export function EmptyConnections({ children }: { children: ReactNode }) {
  return (
    <section className={classes.empty}>
      <Title order={2} size="h3">
        {texts.connections.emptyTitle}
      </Title>
      <p>{texts.connections.empty}</p>
      {children}
    </section>
  )
}

import { Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { texts } from '../texts/en'
import classes from './PageTitle.module.css'

/** React Router's name for the entry that the browser began with. */
const firstEntry = 'default'

interface PageTitleProps {
  children: string
  /** for the browser's tab, where the heading alone does not say it */
  documentTitle?: string
}

/** A page's one heading. Names the document; takes the keyboard and the screen reader when the page replaces another. */
export function PageTitle({ children, documentTitle = children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()

  useEffect(() => {
    document.title = texts.documentTitle(documentTitle)
  }, [documentTitle])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each page that comes up, not for each change of its address
  useEffect(() => {
    if (key !== firstEntry) heading.current?.focus({ preventScroll: true })
  }, [])

  return (
    <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
      {children}
    </Title>
  )
}

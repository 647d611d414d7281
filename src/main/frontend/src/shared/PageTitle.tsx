import { Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import classes from './PageTitle.module.css'

/** React Router's key of the first history entry. */
const firstEntry = 'default'

interface PageTitleProps {
  children: string
  /** title of the browser tab, if the heading alone is not clear enough */
  documentTitle?: string
}

/** The h1 of a page. Sets the document title and takes the focus after a navigation. */
export function PageTitle({ children, documentTitle = children }: PageTitleProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const { key } = useLocation()

  useEffect(() => {
    document.title = t('documentTitle', { page: documentTitle })
  }, [documentTitle, t])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per page, not when its query changes
  useEffect(() => {
    if (key !== firstEntry) heading.current?.focus({ preventScroll: true })
  }, [])

  return (
    <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
      {children}
    </Title>
  )
}

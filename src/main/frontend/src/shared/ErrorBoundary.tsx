import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './Notice'

/**
 * Replaces children that throw by a notice; the rest of the page keeps working. Also catches chunks that fail to load.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <CrashNotice />
  }
}

function CrashNotice() {
  const { t } = useTranslation()
  return (
    <Notice tone="bad" title={t('crash.title')} role="alert">
      <p>{t('crash.text')}</p>
      <Button variant="default" size="xs" onClick={() => window.location.reload()}>
        {t('crash.reload')}
      </Button>
    </Notice>
  )
}

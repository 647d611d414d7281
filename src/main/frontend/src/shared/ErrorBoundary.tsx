import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { texts } from '../texts/en'
import { Notice } from './Notice'

/** Keeps a part of the page that has thrown from taking the rest with it; also when a part of the program is gone. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Notice tone="bad" title={texts.crashTitle} role="alert">
        <p>{texts.crash}</p>
        <Button variant="default" size="xs" onClick={() => window.location.reload()}>
          {texts.reload}
        </Button>
      </Notice>
    )
  }
}

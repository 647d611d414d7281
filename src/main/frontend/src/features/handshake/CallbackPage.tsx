import { Anchor, Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { useAppDispatch } from '../../app/hooks'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { paths } from '../../shared/paths'
import type { Tone } from '../../shared/tone'
import { problemText } from '../../texts/problemText'
import { type CallbackResult, callbackResult } from './callbackResult'
import { loginDeclined } from './connect'
import { type NextStep, notifyOpener } from './notifyOpener'

/** so that people can read the outcome before the window closes */
const readableMillis = 1_200

/** The page to which the server redirects after the broker: notifies the window that waits and shows the outcome. */
export default function CallbackPage() {
  const { t } = useTranslation(['handshake', 'common'])
  const [query] = useSearchParams()
  const result = callbackResult(query)
  const nextStep = useNotifiedOpener(result)
  return (
    <Stack maw={560} mx="auto" gap="md">
      <PageTitle>{t(`callback.${result.outcome}.title`)}</PageTitle>
      <CallbackNotice result={result} />
      {nextStep === 'closes' && <p>{t('callback.closes')}</p>}
      {nextStep === 'returns' && <p>{t('callback.returns')}</p>}
      <Group>
        {nextStep === 'stays-closable' && <Button onClick={() => window.close()}>{t('callback.closeWindow')}</Button>}
        <Anchor component={Link} to={paths.connections}>
          {t('common:backToConnections')}
        </Anchor>
      </Group>
    </Stack>
  )
}

const tones: Record<CallbackResult['outcome'], Tone> = {
  CONNECTED: 'good',
  PENDING: 'busy',
  CANCELLED: 'attention',
  FAILED: 'bad',
  UNKNOWN: 'quiet',
}

function CallbackNotice({ result: { outcome, problem } }: { result: CallbackResult }) {
  const { t } = useTranslation('handshake')
  if (outcome !== 'CANCELLED' && outcome !== 'FAILED') {
    return <Notice tone={tones[outcome]} title={t(`callback.${outcome}.text`)} role="status" />
  }
  const type = problem ?? (outcome === 'CANCELLED' ? 'consent-cancelled' : 'unexpected')
  const { title, detail } = problemText({ type, title: '' })
  return (
    <Notice tone={tones[outcome]} title={title} role="alert">
      <p>{detail}</p>
    </Notice>
  )
}

/** Notifies once, although React may run the effect twice, and then does the next step. Null until that is known. */
function useNotifiedOpener(result: CallbackResult): NextStep | null {
  const navigate = useNavigate()
  const dispatch = useAppDispatch()
  const notified = useRef<NextStep | null>(null)
  const [nextStep, setNextStep] = useState<NextStep | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address of this page is read once
  useEffect(() => {
    notified.current ??= notifyOpener(window, result)
    setNextStep(notified.current)
    if (notified.current === 'returns') {
      // the login continued in this tab
      dispatch(loginDeclined(result))
      navigate(paths.connections, { replace: true })
    }
    if (notified.current !== 'closes') return
    const timer = setTimeout(() => window.close(), readableMillis)
    return () => clearTimeout(timer)
  }, [])
  return nextStep
}

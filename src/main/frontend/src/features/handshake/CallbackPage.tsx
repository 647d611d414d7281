import { Anchor, Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { Notice } from '../../shared/Notice'
import { PageTitle } from '../../shared/PageTitle'
import { paths } from '../../shared/paths'
import type { Tone } from '../../shared/tone'
import { texts } from '../../texts/en'
import { problemText } from '../../texts/problems'
import { type CallbackResult, callbackResult } from './callbackResult'
import { type Afterwards, handOver } from './handOver'

const readableMillis = 1_200

/** Where the server sends the browser after the broker: hands over to the window that started, and tells how it went. */
export function CallbackPage() {
  const [query] = useSearchParams()
  const result = callbackResult(query)
  const afterwards = useHandOver(result)
  const words = texts.callback[result.outcome]
  return (
    <Stack maw={560} mx="auto" gap="md">
      <PageTitle>{words.title}</PageTitle>
      <CallbackNotice result={result} />
      {afterwards === 'closes' && <p>{texts.callback.closes}</p>}
      {afterwards === 'returns' && <p>{texts.callback.returns}</p>}
      <Group>
        {afterwards === 'stays-closable' && (
          <Button onClick={() => window.close()}>{texts.callback.closeWindow}</Button>
        )}
        <Anchor component={Link} to={paths.connections}>
          {texts.backToConnections}
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
  const { text } = texts.callback[outcome]
  if (text) return <Notice tone={tones[outcome]} title={text} role="status" />
  const type = problem ?? (outcome === 'CANCELLED' ? 'consent-cancelled' : 'unexpected')
  const { happened, next } = problemText({ type, title: '' })
  return (
    <Notice tone={tones[outcome]} title={happened} role="alert">
      <p>{next}</p>
    </Notice>
  )
}

/** Hands over once, whatever React does, and lets people read a moment before the window goes. */
function useHandOver(result: CallbackResult): Afterwards | null {
  const navigate = useNavigate()
  const handedOver = useRef<Afterwards | null>(null)
  const [afterwards, setAfterwards] = useState<Afterwards | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address of this page is read once
  useEffect(() => {
    handedOver.current ??= handOver(window, result)
    setAfterwards(handedOver.current)
    if (handedOver.current === 'returns') navigate(paths.connections, { replace: true })
    if (handedOver.current !== 'closes') return
    const timer = setTimeout(() => window.close(), readableMillis)
    return () => clearTimeout(timer)
  }, [])
  return afterwards
}

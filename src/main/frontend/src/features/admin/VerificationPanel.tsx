import { Button } from '@mantine/core'
import { asFailure } from '../../api/failure'
import type { Verification } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { ago } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { useVerifyEventsMutation } from './adminApi'
import classes from './VerificationPanel.module.css'

/** Whether the log of changes is what was written: asked by a press, answered in words. */
export function VerificationPanel() {
  const [verify, { data, error, isLoading }] = useVerifyEventsMutation()
  return (
    <Panel title={texts.verification.title}>
      <p className={classes.lead}>{texts.verification.lead}</p>
      {data && !isLoading && <Result verification={data} />}
      {error && <FailureNotice failure={asFailure(error)} title={texts.verification.failedTitle} />}
      <div>
        <Button variant="default" loading={isLoading} onClick={() => verify()}>
          {texts.verification.button}
        </Button>
      </div>
    </Panel>
  )
}

function Result({ verification: { broken, events, connections, verifiedAt } }: { verification: Verification }) {
  const now = useNow()
  if (broken.length === 0) {
    return (
      <Notice tone="good" title={texts.verification.wholeTitle} role="status">
        <p>{texts.verification.whole(events, connections, ago(verifiedAt, now))}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="bad" title={texts.verification.brokenTitle(broken.length)} role="alert">
      <p>{texts.verification.broken}</p>
      <ul className={classes.places}>
        {broken.map(({ connectionId, sequence, problem }) => (
          <li key={connectionId}>
            {texts.verification.faults[problem](sequence)} {texts.verification.ofConnection(connectionId)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

import type { KeyStatus, RingKey } from '../../api/generated'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { texts } from '../../texts/admin'
import { useGetKeysQuery } from './adminApi'
import classes from './KeysPanel.module.css'
import { slowPollMillis } from './polling'
import { QueryContent } from './QueryContent'

/** Which keys guard what is stored, by their names. */
export function KeysPanel() {
  const keys = useGetKeysQuery(undefined, { pollingInterval: slowPollMillis })
  return (
    <Panel title={texts.keys.title}>
      <QueryContent query={keys} loading={texts.keys.loading} failedTitle={texts.keys.failedTitle} height={110}>
        {(data) => (
          <>
            <Canary status={data} />
            <ul className={classes.keys}>
              {data.keys.map((key) => (
                <li key={key.id}>
                  {texts.keys.key(key.id)}: {use(key)}
                </li>
              ))}
            </ul>
          </>
        )}
      </QueryContent>
    </Panel>
  )
}

function Canary({ status: { canary } }: { status: KeyStatus }) {
  return canary === 'OPENS' ? (
    <Notice tone="good" title={texts.keys.opens}>
      <p>{texts.keys.opensText}</p>
    </Notice>
  ) : (
    <Notice tone="bad" title={texts.keys.fails}>
      <p>{texts.keys.failsText}</p>
    </Notice>
  )
}

function use({ primary, enabled }: RingKey): string {
  if (!enabled) return texts.keys.disabled
  return primary ? texts.keys.primary : texts.keys.opensOnly
}

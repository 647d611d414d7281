import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeyStatus, KeyUsage } from '../../api/generated'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { useDialog } from '../../shared/useDialog'
import { useGetKeysQuery } from './adminApi'
import { type KeyChange, KeyChangeDialog } from './KeyChangeDialog'
import { KeyHistory } from './KeyHistory'
import { KeyItem } from './KeyItem'
import classes from './KeysPanel.module.css'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'
import { Resealing } from './Resealing'

/** The encryption keys by their IDs, whether they decrypt the stored data, and their rotation. */
export function KeysPanel() {
  const { t } = useTranslation('admin')
  const keys = useGetKeysQuery(undefined, { pollingInterval: fleetPollMillis })
  const [selected, setSelected] = useState<KeyUsage | null>(null)
  const dialog = useDialog<KeyChange>()
  const openDialog = (change: KeyChange, key: KeyUsage, opener: HTMLElement) => {
    setSelected(key)
    dialog.open(change, opener)
  }
  return (
    <Panel title={t('keys.title')}>
      <QueryContent query={keys} loading={t('keys.loading')} failedTitle={t('keys.failedTitle')} height={190}>
        {(data) => (
          <>
            <KeyCheck status={data} />
            <NodeProblems status={data} />
            <ul className={classes.keys}>
              {data.keys.map((key) => (
                <KeyItem key={key.id} usage={key} allNodes={data.nodes.length} onChange={openDialog} />
              ))}
            </ul>
            <Resealing status={data} />
            <KeyHistory events={data.events} />
          </>
        )}
      </QueryContent>
      {dialog.shown && selected && <KeyChangeDialog change={dialog.shown} id={selected.id} onClose={dialog.close} />}
    </Panel>
  )
}

function KeyCheck({ status: { canary } }: { status: KeyStatus }) {
  const { t } = useTranslation('admin')
  return canary === 'OPENS' ? (
    <Notice tone="good" title={t('keys.valid')}>
      <p>{t('keys.validText')}</p>
    </Notice>
  ) : (
    <Notice tone="bad" title={t('keys.invalid')}>
      <p>{t('keys.invalidText')}</p>
    </Notice>
  )
}

function NodeProblems({ status: { nodes } }: { status: KeyStatus }) {
  const { t } = useTranslation('admin')
  const faulty = nodes.filter(({ problem }) => problem)
  if (faulty.length === 0) return null
  return (
    <Notice tone="bad" title={t('keys.problems.title')}>
      {faulty.map(({ node, problem }) => problem && <p key={node}>{t(`keys.problems.${problem}`, { node })}</p>)}
    </Notice>
  )
}

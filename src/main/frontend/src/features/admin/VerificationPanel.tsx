import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asFailure } from '../../api/failure'
import type { LogFaultView, VerificationView } from '../../api/generated'
import { FailureNotice } from '../../shared/FailureNotice'
import { Notice } from '../../shared/Notice'
import { Panel } from '../../shared/Panel'
import { ago } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { useGetVerificationQuery, useVerifyAuditLogMutation } from './adminApi'
import { slowPollMillis, verificationPollMillis } from './polling'
import { QueryContent } from './QueryContent'
import classes from './VerificationPanel.module.css'

/** The stored result of the verification of the audit log, and a button that verifies all events. */
export function VerificationPanel() {
  const { t } = useTranslation('admin')
  const [pollingInterval, setPollingInterval] = useState(slowPollMillis)
  const result = useGetVerificationQuery(undefined, { pollingInterval })
  const [verify, { error, isLoading }] = useVerifyAuditLogMutation()
  const isRunning = result.data?.running !== undefined
  const wanted = isRunning ? verificationPollMillis : slowPollMillis
  if (wanted !== pollingInterval) {
    setPollingInterval(wanted)
  }
  return (
    <Panel title={t('verification.title')}>
      <p className={classes.lead}>{t('verification.lead')}</p>
      <QueryContent
        query={result}
        loading={t('verification.loading')}
        failedTitle={t('verification.failedTitle')}
        height={80}
      >
        {(verification) => <Result verification={verification} />}
      </QueryContent>
      {error && <FailureNotice failure={asFailure(error)} title={t('verification.startFailedTitle')} />}
      <div>
        <Button variant="default" loading={isLoading || isRunning} onClick={() => verify()}>
          {t('verification.button')}
        </Button>
      </div>
    </Panel>
  )
}

function Result({ verification }: { verification: VerificationView }) {
  const { t } = useTranslation('admin')
  const { verifiedAt, faultCount, faults } = verification
  if (faultCount > 0) {
    return (
      <Notice tone="bad" title={t('verification.alteredTitle', { count: faultCount })} role="alert">
        <p>{t('verification.altered')}</p>
        <ul className={classes.faults}>
          {faults.map((fault) => (
            <Fault key={JSON.stringify(fault)} fault={fault} />
          ))}
        </ul>
        {faultCount > faults.length && <p>{t('verification.more', { count: faultCount - faults.length })}</p>}
        <Times verification={verification} />
      </Notice>
    )
  }
  if (verifiedAt === undefined) {
    return (
      <Notice tone="quiet" title={t('verification.newTitle')}>
        <p>{t('verification.new')}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="good" title={t('verification.intactTitle')} role="status">
      <Times verification={verification} />
    </Notice>
  )
}

/** When new events and all events were last verified, and how far a run under way has come. */
function Times({ verification }: { verification: VerificationView }) {
  const { t } = useTranslation('admin')
  const now = useNow()
  const { running, verifiedAt, fullVerifiedAt, verifiedUpTo, newest, events } = verification
  return (
    <>
      {verifiedAt !== undefined && (
        <p>{t('verification.latest', { age: ago(verifiedAt, now), position: verifiedUpTo, newest })}</p>
      )}
      {fullVerifiedAt !== undefined && <p>{t('verification.full', { events, age: ago(fullVerifiedAt, now) })}</p>}
      {running && <p>{t('verification.pending', { position: running.position, newest })}</p>}
    </>
  )
}

function Fault({ fault }: { fault: LogFaultView }) {
  const { t } = useTranslation('admin')
  const { problem, entries, connectionId: id, sequence, firstPosition: first, lastPosition: last } = fault
  if (entries) {
    return <li>{t(`verification.entryFaults.${problem}`, { first, last })}</li>
  }
  const key = problem === 'MISSING' && id === undefined ? 'MISSING_POSITIONS' : problem
  return <li>{t(`verification.faults.${key}`, { id, sequence, first, last })}</li>
}

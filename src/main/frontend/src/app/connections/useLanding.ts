import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { loginLanded, selectFlow } from '../../features/handshake/handshakeSlice'
import type { Progress } from '../../features/handshake/progress'
import { useUpdateConfigMutation } from '../../features/setup/setupApi'
import { paths } from '../../shared/paths'
import { useAppDispatch, useAppSelector } from '../hooks'
import type { Connection } from './selectConnections'

/**
 * When a login succeeds that this page waited for: opens the portfolio, and names the connection by its account if it
 * still has the name of the broker, which the set-up form proposes.
 *
 * @returns does the same as soon as the account is connected, after it was connected by a token
 */
export function useLanding({ config, status }: Connection, broker: string, progress: Progress | null): () => void {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const [rename] = useUpdateConfigMutation()
  const before = useRef(progress)
  const isLanding = useRef(false)
  const [isConnectedByToken, setConnectedByToken] = useState(false)
  const isConnected = status?.state === 'CONNECTED'
  const account = status?.brokerUserId
  const { id, label } = config
  const dispatch = useAppDispatch()
  const flow = useAppSelector((state) => selectFlow(state, id))
  // the page was away during this login, and may hear of its end before it is back here
  const isBack = flow?.step === 'waiting' && flow.mode === 'same-tab' && !flow.landed

  useEffect(() => {
    const waited = before.current
    before.current = progress
    if (progress?.step !== 'connected') isLanding.current = false
    // a login that had ended before was landed already, or in another tab
    else if (isBack || (waited?.step === 'waiting' && !waited.flow.ended)) isLanding.current = true
    if (!(isLanding.current || isConnectedByToken) || !isConnected) return
    isLanding.current = false
    setConnectedByToken(false)
    dispatch(loginLanded(id))
    if (account && label === broker) {
      const configChange = { label: t('connections.accountLabel', { broker, account }) }
      void rename({ id, configChange })
    }
    navigate(paths.portfolioOf(id))
  }, [progress, isBack, isConnectedByToken, isConnected, account, id, label, broker, navigate, rename, dispatch, t])

  return () => setConnectedByToken(true)
}

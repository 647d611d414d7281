import { useEffect } from 'react'
import type { StatusView } from '../../api/generated'
import { remainsAtBroker } from '../../shared/remainsAtBroker'
import { useDisconnectMutation } from './connectionApi'

/**
 * Disconnects a connection. The result stays known while the person visits other pages, until the connection has a
 * session again.
 */
export function useDisconnect(configId: string, status: StatusView | undefined) {
  const [disconnect, { data: result, reset }] = useDisconnectMutation({ fixedCacheKey: `disconnect-${configId}` })
  const state = status?.state

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `reset` must not reset the new request
  useEffect(() => {
    if (state && state !== 'DISCONNECTED') reset()
  }, [state])

  return {
    disconnect: () => disconnect({ id: configId }).unwrap(),
    /** what remains at the broker after the disconnect */
    remains: state === 'DISCONNECTED' ? remainsAtBroker(result?.warning) : null,
  }
}

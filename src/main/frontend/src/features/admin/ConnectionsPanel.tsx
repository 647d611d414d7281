import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AdminConnection, AdminConnections, ConnectionState } from '../../api/generated'
import { Panel } from '../../shared/Panel'
import { StatePill } from '../../shared/StatePill'
import { ago, distance } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { texts as common } from '../../texts/en'
import { useListConnectionsQuery } from './adminApi'
import { type ConnectionActionHandlers, ConnectionActions } from './ConnectionActions'
import classes from './ConnectionsPanel.module.css'
import filter from './filter.module.css'
import { fleetPollMillis } from './polling'
import { QueryContent } from './QueryContent'

const size = 10
const states: ConnectionState[] = ['CONNECTED', 'EXPIRED', 'ERROR', 'DISCONNECTED', 'CONNECTING']

/** Everybody's connections, a page at a time. */
export function ConnectionsPanel({ handlers }: { handlers: ConnectionActionHandlers }) {
  const [asked, setAsked] = useState({ state: '', owner: '', page: 0 })
  const list = useListConnectionsQuery({ ...asked, size }, { pollingInterval: fleetPollMillis })
  return (
    <Panel title={texts.connections.title}>
      <Filter onAsk={(state, owner) => setAsked({ state, owner, page: 0 })} />
      <QueryContent
        query={list}
        loading={texts.connections.loading}
        failedTitle={texts.connections.failedTitle}
        height={300}
      >
        {(data) =>
          data.total === 0 ? (
            <p>{texts.connections.none}</p>
          ) : (
            <>
              <Table list={data} handlers={handlers} />
              <Pages list={data} go={(page) => setAsked({ ...asked, page })} />
            </>
          )
        }
      </QueryContent>
    </Panel>
  )
}

function Filter({ onAsk }: { onAsk: (state: string, owner: string) => void }) {
  const [owner, setOwner] = useState('')
  const [state, setState] = useState('')
  const ask = (event: FormEvent) => {
    event.preventDefault()
    onAsk(state, owner)
  }
  return (
    <form className={filter.filter} onSubmit={ask}>
      <NativeSelect
        label={texts.connections.state}
        value={state}
        data={[
          { value: '', label: texts.connections.anyState },
          ...states.map((each) => ({ value: each, label: common.states[each] })),
        ]}
        onChange={(event) => {
          setState(event.currentTarget.value)
          onAsk(event.currentTarget.value, owner)
        }}
      />
      <TextInput
        label={texts.connections.person}
        description={texts.connections.personHint}
        inputWrapperOrder={['label', 'input', 'description']}
        value={owner}
        autoComplete="off"
        onChange={(event) => setOwner(event.currentTarget.value)}
      />
      <Button type="submit" variant="default">
        {texts.connections.show}
      </Button>
    </form>
  )
}

function Table({ list, handlers }: { list: AdminConnections; handlers: ConnectionActionHandlers }) {
  const { columns } = texts.connections
  return (
    <table className={classes.table}>
      <caption>{texts.connections.caption(list.total)}</caption>
      <thead>
        <tr>
          {Object.entries(columns).map(([name, words]) => (
            <th key={name} scope="col">
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.connections.map((connection) => (
          <Row key={connection.connectionId} connection={connection} handlers={handlers} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ connection, handlers }: { connection: AdminConnection; handlers: ConnectionActionHandlers }) {
  const now = useNow()
  const { columns } = texts.connections
  const { owner, label, broker, brokerUserId, state, since, lastCheckedAt } = connection
  return (
    <tr>
      <td data-column={columns.person}>{owner}</td>
      <td data-column={columns.connection}>
        {label}
        <span className={classes.second}>{brokerUserId ? `${broker} ${brokerUserId}` : broker}</span>
      </td>
      <td data-column={columns.state}>
        <StatePill state={state} />
      </td>
      <td data-column={columns.since}>{ago(since, now)}</td>
      <td data-column={columns.ends}>{end(connection, now)}</td>
      <td data-column={columns.checked}>{lastCheckedAt ? ago(lastCheckedAt, now) : '–'}</td>
      <td data-column={columns.actions}>
        <ConnectionActions connection={connection} handlers={handlers} />
      </td>
    </tr>
  )
}

function end({ expiresAt, state }: AdminConnection, now: number): string {
  if (!expiresAt || state === 'DISCONNECTED') return '–'
  return Date.parse(expiresAt) > now
    ? texts.connections.ends(distance(expiresAt, now))
    : texts.connections.ended(ago(expiresAt, now))
}

function Pages({ list: { total, page }, go }: { list: AdminConnections; go: (page: number) => void }) {
  const last = Math.max(0, Math.ceil(total / size) - 1)
  if (last === 0 && page === 0) return null
  return (
    <nav className={classes.pages} aria-label={texts.connections.pages}>
      <Button variant="default" size="xs" disabled={page === 0} onClick={() => go(page - 1)}>
        {texts.connections.earlier}
      </Button>
      <span>{texts.connections.page(page + 1, last + 1)}</span>
      <Button variant="default" size="xs" disabled={page >= last} onClick={() => go(page + 1)}>
        {texts.connections.later}
      </Button>
    </nav>
  )
}

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { AdminConnection, AdminConnections, ConnectionState } from '../../api/generated'
import { Panel } from '../../shared/Panel'
import { StatePill } from '../../shared/StatePill'
import { ago, relativeTime } from '../../shared/time'
import { useNow } from '../../shared/useNow'
import { texts } from '../../texts/admin'
import { texts as common } from '../../texts/en'
import { ActOn, type Acts } from './ActOn'
import { useListConnectionsQuery } from './adminApi'
import classes from './ConnectionsPanel.module.css'
import filter from './filter.module.css'
import { fleetPollMillis } from './polling'
import { QueryPart } from './QueryPart'

const size = 10
const states: ConnectionState[] = ['CONNECTED', 'EXPIRED', 'ERROR', 'DISCONNECTED', 'CONNECTING']

/** Everybody's connections, a page at a time. */
export function ConnectionsPanel({ acts }: { acts: Acts }) {
  const [asked, setAsked] = useState({ state: '', owner: '', page: 0 })
  const list = useListConnectionsQuery({ ...asked, size }, { pollingInterval: fleetPollMillis })
  return (
    <Panel title={texts.connections.title}>
      <Filter onAsk={(state, owner) => setAsked({ state, owner, page: 0 })} />
      <QueryPart
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
              <Table list={data} acts={acts} />
              <Pages list={data} go={(page) => setAsked({ ...asked, page })} />
            </>
          )
        }
      </QueryPart>
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

function Table({ list, acts }: { list: AdminConnections; acts: Acts }) {
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
          <Row key={connection.connectionId} connection={connection} acts={acts} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ connection, acts }: { connection: AdminConnection; acts: Acts }) {
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
        <ActOn connection={connection} acts={acts} />
      </td>
    </tr>
  )
}

function end({ expiresAt, state }: AdminConnection, now: number): string {
  if (!expiresAt || state === 'DISCONNECTED') return '–'
  return Date.parse(expiresAt) > now
    ? texts.connections.ends(relativeTime(expiresAt, now))
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

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Change } from '../../api/generated'
import actions from '../../shared/actions.module.css'
import { Panel } from '../../shared/Panel'
import { texts } from '../../texts/admin'
import { EventPage } from './EventPage'
import classes from './EventPage.module.css'
import filter from './filter.module.css'

export interface EventFilter {
  connection: string
  owner: string
  change: string
}

export const noFilter: EventFilter = { connection: '', owner: '', change: '' }

const kinds = Object.entries(texts.events.changes) as [Change, string][]

interface EventsPanelProps {
  /** what is shown; other parts of the page may choose it as well */
  query: EventFilter
  show: (query: EventFilter) => void
}

/** What happened to everybody's connections. */
export function EventsPanel({ query, show }: EventsPanelProps) {
  const key = Object.values(query).join(' ')
  return (
    <Panel title={texts.events.title}>
      <Filter key={key} query={query} show={show} />
      <Timeline key={`of ${key}`} query={query} />
    </Panel>
  )
}

/** The pages that were asked for until now, each under the one before. */
function Timeline({ query }: { query: EventFilter }) {
  const [pageStarts, setBegins] = useState<(number | undefined)[]>([undefined])
  return (
    <ol className={classes.events} aria-label={texts.events.listLabel}>
      {pageStarts.map((before, index) => (
        <EventPage
          key={before ?? 'newest'}
          query={query}
          before={before}
          isLast={index === pageStarts.length - 1}
          loadMore={(next) => setBegins([...pageStarts, next])}
        />
      ))}
    </ol>
  )
}

function Filter({ query, show }: EventsPanelProps) {
  const [typed, setTyped] = useState(query)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    show({ ...typed, connection: typed.connection.trim(), owner: typed.owner.trim() })
  }
  return (
    <form className={filter.filter} onSubmit={ask}>
      <NativeSelect
        label={texts.events.change}
        value={typed.change}
        data={[{ value: '', label: texts.events.anyChange }, ...kinds.map(([value, label]) => ({ value, label }))]}
        onChange={(event) => show({ ...typed, change: event.currentTarget.value })}
      />
      <TextInput
        label={texts.events.person}
        value={typed.owner}
        autoComplete="off"
        onChange={(event) => setTyped({ ...typed, owner: event.currentTarget.value })}
      />
      <TextInput
        label={texts.events.connection}
        description={texts.events.connectionHint}
        inputWrapperOrder={['label', 'input', 'description']}
        value={typed.connection}
        autoComplete="off"
        onChange={(event) => setTyped({ ...typed, connection: event.currentTarget.value })}
      />
      <div className={`${actions.actions} ${filter.buttons}`}>
        <Button type="submit" variant="default">
          {texts.events.show}
        </Button>
        {Object.values(query).some(Boolean) && (
          <Button variant="subtle" onClick={() => show(noFilter)}>
            {texts.events.clear}
          </Button>
        )}
      </div>
    </form>
  )
}

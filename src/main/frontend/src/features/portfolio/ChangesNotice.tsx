import { useState } from 'react'
import type { HoldingChange } from '../../api/generated'
import { Notice } from '../../shared/Notice'
import { texts } from '../../texts/portfolio'
import classes from './ChangesNotice.module.css'
import { quantity } from './format'
import { keyOf } from './livePrices'

const words = texts.changes
const mostShown = 8

/** What became different while nobody was connected, until it is put away. */
export function ChangesNotice({ changes }: { changes: HoldingChange[] }) {
  const all = changes.map(sentence).join('\n')
  const [seen, setSeen] = useState('')
  if (changes.length === 0 || seen === all) return null
  return (
    <Notice tone="busy" title={words.title(changes.length)} dismiss={() => setSeen(all)}>
      <ul className={classes.changes}>
        {changes.slice(0, mostShown).map((change) => (
          <li key={keyOf(change)}>{sentence(change)}</li>
        ))}
        {changes.length > mostShown && <li>{words.more(changes.length - mostShown)}</li>}
      </ul>
    </Notice>
  )
}

function sentence({ kind, symbol, before, now }: HoldingChange): string {
  switch (kind) {
    case 'ADDED':
      return words.ADDED(symbol, quantity(now))
    case 'GONE':
      return words.GONE(symbol, quantity(before))
    case 'QUANTITY':
      return words.QUANTITY(symbol, quantity(before), quantity(now))
  }
}

import { useState } from 'react'
import type { HoldingChange } from '../../api/generated'
import { Notice } from '../../shared/Notice'
import { texts } from '../../texts/portfolio'
import classes from './ChangesNotice.module.css'
import { formatQuantity } from './format'
import { keyOf } from './livePrices'

const words = texts.changes
const maxShown = 8

/** What became different while nobody was connected, until it is put away. */
export function ChangesNotice({ changes }: { changes: HoldingChange[] }) {
  const all = changes.map(sentence).join('\n')
  const [seen, setSeen] = useState('')
  if (changes.length === 0 || seen === all) return null
  return (
    <Notice tone="busy" title={words.title(changes.length)} dismiss={() => setSeen(all)}>
      <ul className={classes.changes}>
        {changes.slice(0, maxShown).map((change) => (
          <li key={keyOf(change)}>{sentence(change)}</li>
        ))}
        {changes.length > maxShown && <li>{words.more(changes.length - maxShown)}</li>}
      </ul>
    </Notice>
  )
}

function sentence({ kind, symbol, before, now }: HoldingChange): string {
  switch (kind) {
    case 'ADDED':
      return words.ADDED(symbol, formatQuantity(now))
    case 'GONE':
      return words.GONE(symbol, formatQuantity(before))
    case 'QUANTITY':
      return words.QUANTITY(symbol, formatQuantity(before), formatQuantity(now))
  }
}

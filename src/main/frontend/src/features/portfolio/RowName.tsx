import type { Tone } from '../../shared/tone'
import classes from './RowName.module.css'

/** A short remark about a row, such as pledged shares. */
export interface Tag {
  text: string
  tone: Tone
}

interface RowNameProps {
  name: string
  detail: string
  tags: Tag[]
  /** makes the name a button that opens the details of the row */
  onOpen?: (button: HTMLElement) => void
}

/** The name of a row, a detail such as its exchange, and its tags. */
export function RowName({ name, detail, tags, onOpen }: RowNameProps) {
  return (
    <>
      <span className={classes.name}>
        {onOpen ? (
          <button
            type="button"
            className={classes.open}
            aria-haspopup="dialog"
            onClick={({ currentTarget }) => onOpen(currentTarget)}
          >
            {name}
          </button>
        ) : (
          name
        )}{' '}
        <span className={classes.detail}>{detail}</span>
      </span>
      {tags.length > 0 && (
        <ul className={classes.tags}>
          {tags.map(({ text, tone }) => (
            <li key={text} className={`tone-${tone}`}>
              {text}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

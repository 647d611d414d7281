import type { Tone } from '../../shared/tone'
import classes from './RowName.module.css'

/** A short remark about a row, such as pledged shares. */
export interface Tag {
  text: string
  tone: Tone
}

/** The name of a row, a detail such as its exchange, and its tags. */
export function RowName({ name, detail, tags }: { name: string; detail: string; tags: Tag[] }) {
  return (
    <>
      <span className={classes.name}>
        {name} <span className={classes.detail}>{detail}</span>
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

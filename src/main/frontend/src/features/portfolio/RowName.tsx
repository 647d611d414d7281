import type { Tone } from '../../shared/tone'
import classes from './RowName.module.css'

export interface Tag {
  words: string
  tone: Tone
}

/** The name of a row, where it is listed, and what is special about it, in words. */
export function RowName({ name, place, marks }: { name: string; place: string; marks: Tag[] }) {
  return (
    <>
      <span className={classes.name}>
        {name} <span className={classes.detail}>{place}</span>
      </span>
      {marks.length > 0 && (
        <ul className={classes.tags}>
          {marks.map(({ words, tone }) => (
            <li key={words} className={`tone-${tone}`}>
              {words}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

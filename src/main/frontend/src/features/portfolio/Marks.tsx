import type { Tone } from '../../shared/tone'
import classes from './Marks.module.css'

export interface Mark {
  words: string
  tone: Tone
}

/** The name of a row, where it is listed, and what is special about it, in words. */
export function Named({ name, place, marks }: { name: string; place: string; marks: Mark[] }) {
  return (
    <>
      <span className={classes.name}>
        {name} <span className={classes.place}>{place}</span>
      </span>
      {marks.length > 0 && (
        <ul className={classes.marks}>
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

import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsolePage, ConsoleRow } from '../../api/generated'
import classes from './ConsoleDrawing.module.css'

const width = 360
const headHeight = 62
const rowHeight = 46

/** A drawing of the broker's page with the credentials: which value is where, and what is done with it. */
export function ConsoleDrawing({ page }: { page: ConsolePage }) {
  const { t } = useTranslation('setup')
  const title = useId()
  const height = headHeight + rowHeight * page.rows.length + 10
  const rows = page.rows.map((row) => t(actionOf(row), { ...row })).join('; ')
  const path = page.path.join(' › ')
  return (
    <figure className={classes.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={title} className={classes.drawing}>
        <title id={title}>{t('console.alternative', { host: page.host, path, rows })}</title>
        <rect className={classes.window} x="0.5" y="0.5" width={width - 1} height={height - 1} rx="8" />
        {[14, 26, 38].map((x) => (
          <circle key={x} className={classes.dot} cx={x} cy="16" r="3.5" />
        ))}
        <rect className={classes.box} x="52" y="6" width={width - 64} height="20" rx="10" />
        <text className={classes.quiet} x="64" y="20.5">
          {page.host}
        </text>
        <path className={classes.line} d={`M0 32H${width}`} />
        <text className={classes.text} x="14" y="50">
          {path}
        </text>
        {page.rows.map((row, index) => (
          <DrawnRow key={row.label} row={row} y={headHeight + rowHeight * index} />
        ))}
      </svg>
      <figcaption>{t('console.caption')}</figcaption>
    </figure>
  )
}

function DrawnRow({ row, y }: { row: ConsoleRow; y: number }) {
  const { t } = useTranslation('setup')
  const mark = row.field ? t('console.copyHere') : t('console.step')
  return (
    <g transform={`translate(14 ${y})`}>
      <text className={classes.quiet} x="0" y="10">
        {row.label}
      </text>
      <rect className={classes.value} x="0" y="15" width="226" height="24" rx="4" />
      <path className={row.button ? classes.hidden : classes.shown} d={row.button ? 'M12 27H110' : 'M12 27H150'} />
      {row.button && (
        <>
          <rect className={classes.box} x="170" y="18" width="52" height="18" rx="4" />
          <text className={classes.centered} x="196" y="31">
            {row.button}
          </text>
        </>
      )}
      <path className={classes.arrow} d={row.field ? 'M232 27H256M250 22l6 5-6 5' : 'M256 27H232M238 22l-6 5 6 5'} />
      <rect className={classes.mark} x="262" y="16" width="68" height="22" rx="11" />
      <text className={classes.marked} x="296" y="31">
        {mark}
      </text>
    </g>
  )
}

function actionOf({ field, button }: ConsoleRow) {
  if (!field) return 'console.paste' as const
  return button ? ('console.show' as const) : ('console.copy' as const)
}

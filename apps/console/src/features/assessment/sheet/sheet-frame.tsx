import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import styles from './sheet.module.css'
import { useSheetTexts } from './texts'

/** What stands above the paper on the screen and is not printed. `title` names the window, and so the PDF. */
export function SheetFrame(props: {
  title: string
  back: ReactNode
  ready: boolean
  extra?: ReactNode
  children: ReactNode
}) {
  const t = useSheetTexts()
  useEffect(() => {
    document.title = props.title
  }, [props.title])
  return (
    <>
      <div className={styles['bar']} data-print="hide">
        <h1>{props.title}</h1>
        {props.extra}
        {props.back}
        <span className={styles['quiet']}>{t('printNote')}</span>
        <Button type="primary" disabled={!props.ready} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {props.children}
    </>
  )
}

import { Button } from 'antd'
import { type ReactNode, useState } from 'react'

/** A button that asks in place before it does something that can't be undone: `yes` does it, `no` leaves all as it is. */
export function AskFirst(props: {
  children: ReactNode
  question: string
  yes: string
  no: string
  busy: boolean
  onYes: () => void
}) {
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <Button loading={props.busy} onClick={() => setAsking(true)}>
        {props.children}
      </Button>
    )
  const close = (then?: () => void) => {
    setAsking(false)
    then?.()
  }
  return (
    <fieldset aria-label={props.question} style={{ margin: 0, padding: 0, border: 0 }}>
      <p style={{ marginBottom: '0.5rem' }}>{props.question}</p>
      <Button autoFocus onClick={() => close()}>
        {props.no}
      </Button>{' '}
      <Button danger onClick={() => close(props.onYes)}>
        {props.yes}
      </Button>
    </fieldset>
  )
}

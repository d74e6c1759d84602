import { QRCode } from 'antd'

/** A picture for phones, drawn here: nothing of it leaves the page. Whoever can't scan it finds the same as text beside it. */
export function QrPicture({ value }: { value: string }) {
  return (
    <div aria-hidden>
      <QRCode value={value} type="svg" bordered={false} size={176} color="#000" bgColor="#fff" />
    </div>
  )
}

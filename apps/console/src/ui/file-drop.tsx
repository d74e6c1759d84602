import { CloseOutlined, FileTextOutlined, InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import styles from './file-drop.module.css'
import { formatBytes } from './format'
import { useUiTexts } from './texts'

/** Choosing files, by dropping them or from the computer's own window; `children` say what is done with those chosen. */
export function FileDrop(props: {
  title: string
  hint: string
  files: readonly File[]
  onChange: (files: readonly File[]) => void
  children: ReactNode
}) {
  const t = useUiTexts()
  const inputId = useId()
  const [over, setOver] = useState(false)
  const { files, onChange } = props
  const add = (list: FileList | null) => {
    const more = [...(list ?? [])]
    onChange([...files.filter((file) => !more.some((each) => each.name === file.name)), ...more])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  return (
    <div className={styles['upload']}>
      <label
        htmlFor={inputId}
        className={styles['drop']}
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined aria-hidden className={styles['icon']} />
        <span className={styles['dropTitle']}>{props.title}</span>
        <span className={styles['hint']}>{props.hint}</span>
        <input
          id={inputId}
          type="file"
          multiple
          accept=".xlsx,.csv"
          className={styles['input']}
          onChange={(event) => {
            add(event.target.files)
            event.target.value = ''
          }}
        />
      </label>
      {files.length > 0 ? (
        <div className={styles['chosen']}>
          <h3>{t('chosenFiles')}</h3>
          <ul className={styles['files']}>
            {files.map((file) => (
              <li key={file.name}>
                <FileTextOutlined aria-hidden />
                <span>{file.name}</span>
                <span className={styles['hint']}>{formatBytes(file.size)}</span>
                <Button
                  type="text"
                  size="small"
                  aria-label={t('removeFile', { name: file.name })}
                  icon={<CloseOutlined aria-hidden />}
                  onClick={() => onChange(files.filter((each) => each !== file))}
                />
              </li>
            ))}
          </ul>
          {props.children}
        </div>
      ) : null}
    </div>
  )
}

/** A row of buttons below the chosen files. */
export function FileActions({ children }: { children: ReactNode }) {
  return <p className={styles['actions']}>{children}</p>
}

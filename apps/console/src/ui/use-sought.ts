import { useEffect, useState } from 'react'

/** What is typed into a field that searches on the server, and what is sought: the last words that stood still for a moment. */
export function useSought(): {
  readonly typed: string
  readonly type: (text: string) => void
  readonly sought: string | undefined
} {
  const [typed, type] = useState('')
  const [sought, setSought] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSought(typed.trim()), 250)
    return () => clearTimeout(timer)
  }, [typed])
  return { typed, type, sought: sought || undefined }
}

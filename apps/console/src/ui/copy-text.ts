/** Puts a text on the clipboard; also where the page came over plain HTTP, as within a building, and has no clipboard of its own. */
export async function copyText(text: string): Promise<void> {
  if (window.isSecureContext) {
    await navigator.clipboard.writeText(text)
    return
  }
  const place = document.createElement('textarea')
  place.value = text
  place.style.position = 'fixed'
  place.style.opacity = '0'
  const focused = document.activeElement
  document.body.append(place)
  place.select()
  document.execCommand('copy')
  place.remove()
  if (focused instanceof HTMLElement) focused.focus()
}

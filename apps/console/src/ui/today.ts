/** The present day on the calendars of the offices, `YYYY-MM-DD`. */
export const todayInShanghai = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())

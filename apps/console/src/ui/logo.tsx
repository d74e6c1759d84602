/**
 * The mark: a seal which holds 正, the character of rectitude and also the tally with which votes are counted; its fifth stroke goes out
 * as a wave, for the media that the offices count by.
 */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32">
      <rect x="1" y="1" width="30" height="30" rx="7" fill="var(--zm-seal)" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" strokeLinejoin="round">
        <path d="M7.5 8.5h17" />
        <path d="M16 8.5v15" />
        <path d="M16 15.5h3.2" />
        <path d="M10.2 15v8.5" />
        <path d="M6.5 23.5h19" />
        <path d="M21.6 12.4a4.4 4.4 0 0 1 0 6.2" />
      </g>
    </svg>
  )
}

import styles from './Miniature.module.css'

/** Where the sample's events stand along the small timeline, 0–100. */
const EVENTS = [4, 13, 19, 31, 44, 52, 66, 79, 92]

/** A small picture of the sample board: timeline, fishbone, what worked and actions. Decorative. */
export function Miniature() {
  return (
    <svg className={styles.miniature} viewBox="0 0 480 260" aria-hidden>
      <rect className={styles.ground} x="0.5" y="0.5" width="479" height="259" rx="10" />
      <g className={styles.timeline}>
        <rect className={styles.wash} x="14" y="14" width="386" height="82" rx="6" />
        <text x="24" y="31">
          Timeline
        </text>
        <path className={styles.line} d="M24 80H390" />
        {EVENTS.map((at, row) => {
          const x = 24 + at * 3.3
          const y = 40 + (row % 2) * 16
          return (
            <g key={at}>
              <path className={styles.thin} d={`M${x} ${y + 12}V80`} />
              <rect className={styles.card} x={x} y={y} width="32" height="12" rx="2" />
              <rect className={styles.edge} x={x} y={y} width="2" height="12" />
            </g>
          )
        })}
        <path className={styles.flag} d="M37 80v-8h8l-2 3 2 3h-8M314 80v-8h8l-2 3 2 3h-8" />
      </g>
      <g className={styles.causes}>
        <rect className={styles.wash} x="14" y="106" width="232" height="140" rx="6" />
        <text x="24" y="123">
          Causes
        </text>
        <path className={styles.line} d="M30 182H196" />
        <rect className={styles.head} x="196" y="168" width="40" height="28" rx="3" />
        {[70, 118, 166].map((x) => (
          <g key={x}>
            <path className={styles.line} d={`M${x} 182l-24 -42M${x} 182l-24 42`} />
            <rect className={styles.card} x={x - 36} y="150" width="30" height="11" rx="2" />
            <rect className={styles.edge} x={x - 36} y="150" width="2" height="11" />
            <rect className={styles.card} x={x - 34} y="202" width="30" height="11" rx="2" />
            <rect className={styles.edge} x={x - 34} y="202" width="2" height="11" />
          </g>
        ))}
      </g>
      <g className={styles.worked}>
        <rect className={styles.wash} x="256" y="106" width="144" height="64" rx="6" />
        <text x="266" y="123">
          Worked
        </text>
        {[266, 310, 354].map((x) => (
          <g key={x}>
            <rect className={styles.card} x={x} y="134" width="36" height="24" rx="2" />
            <rect className={styles.edge} x={x} y="134" width="2" height="24" />
          </g>
        ))}
      </g>
      <g className={styles.actions}>
        <rect className={styles.wash} x="256" y="180" width="144" height="66" rx="6" />
        <text x="266" y="197">
          Actions
        </text>
        {[266, 310, 354].map((x) => (
          <g key={x}>
            <rect className={styles.card} x={x} y="208" width="36" height="26" rx="2" />
            <rect className={styles.edge} x={x} y="208" width="2" height="26" />
            <circle className={styles.owner} cx={x + 30} cy="228" r="3" />
          </g>
        ))}
      </g>
      <g className={styles.parking}>
        <rect className={styles.wash} x="410" y="14" width="56" height="232" rx="6" />
        <text x="418" y="31">
          Parked
        </text>
        {[42, 66].map((y) => (
          <g key={y}>
            <rect className={styles.card} x="418" y={y} width="40" height="16" rx="2" />
            <rect className={styles.edge} x="418" y={y} width="2" height="16" />
          </g>
        ))}
      </g>
    </svg>
  )
}

import styles from './Skeleton.module.css'

/** Stands where something will be; sizes are px or CSS lengths. Give the place around it `aria-busy`. */
export function Skeleton({
  width = '100%',
  height = 14,
}: {
  readonly width?: number | string
  readonly height?: number | string
}) {
  return <span className={styles.bone} style={{ width, height }} aria-hidden />
}

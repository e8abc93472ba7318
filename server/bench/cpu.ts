/** What a measured process tells its bench: its port first, then on request the CPU of all its threads so far. */
export interface CpuAnswer {
  readonly port: number
  /** User and system time, µs. */
  readonly cpuMicros: number
}

/** Tells the port, then answers every message with the process's CPU time. */
export function answerCpu(port: number): void {
  const tell = (): void => {
    const { user, system } = process.cpuUsage()
    process.send?.({ port, cpuMicros: user + system } satisfies CpuAnswer)
  }
  process.on('message', tell)
  tell()
}

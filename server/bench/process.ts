import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import type { CpuAnswer } from './cpu.ts'

/** A server in a process of its own, whose CPU is asked for. */
export interface MeasuredProcess {
  readonly port: number
  readonly pid: number
  /** User and system time of all threads so far, µs. */
  cpuMicros(): Promise<number>
  stop(): Promise<void>
}

/** @param file of this folder */
export async function startMeasured(file: string, args: string[] = []): Promise<MeasuredProcess> {
  const child: ChildProcess = fork(join(import.meta.dirname, file), args)
  const ended = once(child, 'exit')
  const [{ port }] = (await once(child, 'message')) as [CpuAnswer]
  return {
    port,
    pid: child.pid ?? 0,
    async cpuMicros() {
      child.send({})
      const [{ cpuMicros }] = (await once(child, 'message')) as [CpuAnswer]
      return cpuMicros
    },
    async stop() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

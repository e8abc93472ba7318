import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Planted lines that the linter must refuse: rule, file, code. */
const REFUSED: readonly (readonly [rule: string, file: string, code: string])[] = [
  ['arrows', 'shared/src/domain/a.ts', `import { b } from "../document/b.ts";`],
  ['arrows', 'shared/src/domain/cards/a.ts', `export { b } from "../../report/b.ts";`],
  ['arrows', 'shared/src/domain/b.ts', `import * as Y from "yjs";`],
  ['arrows', 'shared/src/protocol/a.ts', `import type { b } from "../domain/b.ts";`],
  ['arrows', 'shared/src/protocol/b.ts', `export const b = import("../domain/b.ts");`],
  ['arrows', 'shared/src/protocol/c.ts', `export type C = import("../domain/b.ts").B;`],
  ['arrows', 'shared/src/report/a.ts', `import { b } from "@whyboard/shared/document/b.ts";`],
  ['arrows', 'shared/src/report/b.ts', `import type { Doc } from "yjs";`],
  ['arrows', 'shared/src/report/c.ts', `export * from "node:fs";`],
  ['arrows', 'shared/src/document/a.ts', `import { b } from "../report/b.ts";`],
  ['arrows', 'shared/src/document/operations/a.ts', `import { readFile } from "fs";`],
  ['arrows', 'shared/src/elsewhere/a.ts', `import { b } from "../domain/b.ts";`],
  ['arrows', 'server/src/http/a.ts', `import { b } from "../storage/b.ts";`],
  ['arrows', 'server/src/http/b.ts', `import { b } from "../socket/b.ts";`],
  ['arrows', 'server/src/http/c.ts', `import { b } from "../../../shared/src/domain/b.ts";`],
  ['arrows', 'server/src/socket/a.ts', `import { b } from "../http/b.ts";`],
  ['arrows', 'server/src/socket/b.ts', `import * as Y from "yjs";`],
  ['arrows', 'server/src/room/a.ts', `import { b } from "../storage/sqliteBoardStorage.ts";`],
  ['arrows', 'server/src/room/b.ts', `import { WebSocket } from "ws";`],
  ['arrows', 'server/src/storage/a.ts', `import { b } from "../room/b.ts";`],
  ['arrows', 'server/src/bus/a.ts', `import { b } from "../storage/boardStorage.ts";`],
  ['arrows', 'server/src/room/c.ts', `import { b } from "../../../client/src/board/b.ts";`],
  ['arrows', 'server/src/room/d.ts', `import { b } from "@whyboard/client/board/b.ts";`],
  ['arrows', 'client/src/screens/a.tsx', `import { Tldraw } from "tldraw";`],
  ['arrows', 'client/src/screens/b.tsx', `import { Tldraw } from "@tldraw/tldraw";`],
  ['arrows', 'client/src/screens/c.tsx', `import * as Y from "yjs";`],
  ['arrows', 'client/src/panels/a.tsx', `import { b } from "../canvas/b.ts";`],
  ['arrows', 'client/src/panels/deep/a.tsx', `import { b } from "../../screens/b.ts";`],
  ['arrows', 'client/src/canvas/a.ts', `import { b } from "../panels/b.ts";`],
  ['arrows', 'client/src/cards/a.tsx', `import { b } from "../canvas/b.ts";`],
  ['arrows', 'client/src/board/a.ts', `import { b } from "../ui/b.ts";`],
  ['arrows', 'client/src/board/b.ts', `import { readFileSync } from "node:fs";`],
  ['arrows', 'client/src/connection/a.ts', `import { b } from "../board/b.ts";`],
  ['arrows', 'client/src/ui/a.ts', `import { b } from "../cards/b.ts";`],
  ['arrows', 'e2e/a.spec.ts', `import { b } from "@whyboard/shared/domain/b.ts";`],
  ['arrows', 'e2e/b.spec.ts', `import { b } from "../server/src/main.ts";`],

  ['no-ambient', 'shared/src/domain/c.ts', `export const at = () => Date.now();`],
  ['no-ambient', 'shared/src/domain/d.ts', `export const at = () => new Date();`],
  ['no-ambient', 'shared/src/domain/e.ts', `export const at = () => Math.random();`],
  ['no-ambient', 'server/src/room/e.ts', `export const at = () => globalThis.crypto.randomUUID();`],
  ['no-ambient', 'server/src/room/f.ts', `import { randomBytes } from "node:crypto";`],
  ['no-ambient', 'server/src/http/d.ts', `export const port = process.env["PORT"];`],
  ['no-ambient', 'client/src/board/c.ts', `export const at = () => performance.now();`],
  ['no-ambient', 'shared/src/domain/c.test.ts', `export const at = () => Math.random();`],

  ['no-sleep', 'server/src/room/a.test.ts', `export const a = () => setTimeout(() => {}, 100);`],
  ['no-sleep', 'server/src/room/b.test.ts', `import { setTimeout } from "node:timers/promises";`],
  ['no-sleep', 'e2e/c.spec.ts', `export const a = (page: Page) => page.waitForTimeout(100);`],

  ['no-floating-promises', 'server/src/room/g.ts', `const a = async () => 1;\na();`],
  [
    'no-misused-promises',
    'server/src/room/h.ts',
    `const a = async () => true;\nexport const b = () => { if (a()) return 1; return 2; };`,
  ],
  ['no-explicit-any', 'server/src/room/i.ts', `export const a = (b: any) => b;`],
  ['no-default-export', 'server/src/room/j.ts', `export default 1;`],
  ['no-barrel-file', 'shared/src/domain/k.ts', `export * from "./b.ts";`],
  ['no-cycle', 'shared/src/domain/l.ts', `import { m } from "./m.ts";\nexport const l = () => m;`],
  ['no-cycle', 'shared/src/domain/m.ts', `import { l } from "./l.ts";\nexport const m = () => l;`],
  ['no-console', 'server/src/room/l.ts', `console.log("a");`],
  [
    'no-disabled-tests',
    'shared/src/domain/n.test.ts',
    `import { it } from "vitest";\nit.skip("a", () => {});`,
  ],
]

/** Planted lines that are in order, and would show a rule that refuses too much. */
const ALLOWED: readonly (readonly [file: string, code: string])[] = [
  [
    'shared/src/document/ok.ts',
    `import { b } from "../domain/b.ts";\nimport * as Y from "yjs";\nexport const a = () => [b, Y];`,
  ],
  ['shared/src/report/ok.ts', `import { b } from "../domain/b.ts";\nexport const a = () => b;`],
  [
    'shared/src/report/ok.test.ts',
    `import { b } from "../testing/b.ts";\nimport { it } from "vitest";\nexport const a = () => [b, it];`,
  ],
  [
    'server/src/main.ts',
    `import { b } from "./storage/b.ts";\nexport const a = () => [b, Date.now(), process.env["PORT"]];`,
  ],
  [
    'server/src/room/ok.ts',
    `import { b } from "../storage/boardStorage.ts";\nimport { c } from "@whyboard/shared/document/c.ts";\nimport * as Y from "yjs";\nexport const a = () => [b, c, Y, new Date(5)];`,
  ],
  [
    'server/src/socket/ok.ts',
    `import { b } from "../room/b.ts";\nimport { WebSocket } from "ws";\nexport const a = () => [b, WebSocket];`,
  ],
  [
    'client/src/screens/ok.tsx',
    `import { b } from "../canvas/b.ts";\nexport const c = import("../canvas/b.ts");\nexport const a = () => b;`,
  ],
  [
    'client/src/panels/cards/ok.ts',
    `import { b } from "../../cards/b.ts";\nimport { c } from "./b.ts";\nexport const a = () => [b, c];`,
  ],
  [
    'client/src/canvas/ok.ts',
    `import { Tldraw } from "tldraw";\nimport { b } from "../cards/b.ts";\nexport const a = () => [b, Tldraw];`,
  ],
  [
    'e2e/ok.spec.ts',
    `import { b } from "./b.ts";\nimport * as Y from "yjs";\nexport const a = () => [b, Y];`,
  ],
]

type Finding = { readonly code?: string; readonly filename: string }

describe('the linter, over a planted copy of the house', () => {
  let house: string
  let findings: readonly Finding[]

  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'whyboard-lint-'))
    for (const path of ['oxlint.config.ts', 'package.json', 'tsconfig.base.json', 'scripts/lint']) {
      cpSync(join(ROOT, path), join(house, path), { recursive: true })
    }
    for (const part of ['shared', 'server', 'client', 'e2e']) {
      cpSync(join(ROOT, part, 'tsconfig.json'), join(house, part, 'tsconfig.json'))
    }
    symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'))
    for (const [file, code] of [
      ...REFUSED.map(([, file, code]) => [file, code] as const),
      ...ALLOWED,
    ]) {
      mkdirSync(dirname(join(house, file)), { recursive: true })
      writeFileSync(join(house, file), `${code}\n`)
    }
    const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint')
    const run = spawnSync(process.execPath, [oxlint, '--format=json'], {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 64 * 2 ** 20,
    })
    findings = (JSON.parse(run.stdout) as { diagnostics: readonly Finding[] }).diagnostics
  })

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  const rulesAgainst = (file: string): readonly string[] =>
    findings.filter((finding) => finding.filename === file).map((finding) => finding.code ?? '')

  it.each(REFUSED)('%s refuses a line of %s', (rule, file) => {
    expect(rulesAgainst(file).some((code) => code.includes(`(${rule})`))).toBe(true)
  })

  it.each(ALLOWED)('lets %s pass', (file) => {
    expect(rulesAgainst(file).filter((code) => code.startsWith('house'))).toEqual([])
  })
})

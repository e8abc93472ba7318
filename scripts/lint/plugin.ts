/**
 * The house's own lint rules, for what no stock rule says exactly: the arrows between folders, what only the place that puts the
 * program together may read (clock, chance, environment), and tests that wait for a clock. oxlint runs them by the plugin
 * interface that it shares with ESLint.
 */

import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isTest, refusal } from './arrows.ts'

/** As much of a syntax node (ESTree) as the rules below look at. */
type Node = {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
  readonly computed?: boolean
  readonly callee?: Node
  readonly object?: Node
  readonly property?: Node
  readonly source?: Node | null
  readonly arguments?: readonly Node[]
  readonly specifiers?: readonly Node[]
  readonly imported?: Node
}
type Context = {
  readonly filename: string
  report(finding: { readonly node: Node; readonly message: string }): void
}
type Visitor = Readonly<Record<string, (node: Node) => void>>

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Where the program is put together: these files read clock, chance and environment, and pass them on. */
const COMPOSITION_ROOTS =
  /^(server\/src\/main\.ts|client\/src\/main\.tsx|(server|client)\/bench\/.*|shared\/tools\/.*)$/

const CHANCE = ['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues']
const CHANCE_IMPORTS = ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues', 'webcrypto']
const CLOCK = ['Date.now', 'performance.now', 'process.hrtime']
const ENVIRONMENT = ['process.env', 'process.argv', 'process.cwd']

const fileOf = (context: Context): string => relative(ROOT, context.filename).split(sep).join('/')

function arrows(context: Context): Visitor {
  const file = fileOf(context)
  const check = ({ source }: Node): void => {
    if (!source || typeof source.value !== 'string') return
    const message = refusal(file, source.value)
    if (message !== undefined) context.report({ node: source, message })
  }
  return {
    ImportDeclaration: check,
    ExportNamedDeclaration: check,
    ExportAllDeclaration: check,
    ImportExpression: check,
    TSImportType: check,
  }
}

function noAmbient(context: Context): Visitor {
  const file = fileOf(context)
  if (!/^(shared|server|client)\//.test(file) || COMPOSITION_ROOTS.test(file)) return {}
  if (file.endsWith('.config.ts')) return {}
  // A test may measure, and take its seed from the environment; but chance without a seed cannot be repeated.
  const testing = isTest(file)
  const refused = testing ? CHANCE : [...CHANCE, ...CLOCK, ...ENVIRONMENT]
  const report = (node: Node, name: string): void =>
    context.report({
      node,
      message: `${name} is read only in main, where the program is put together: take it as an argument.`,
    })
  return {
    MemberExpression: (node) => {
      const name = memberName(node)
      if (name !== undefined && refused.includes(name)) report(node, name)
    },
    NewExpression: (node) => {
      if (testing || node.callee?.name !== 'Date' || node.arguments?.length !== 0) return
      report(node, 'new Date()')
    },
    ImportDeclaration: (node) => {
      if (!/^(node:)?crypto$/.test(String(node.source?.value))) return
      for (const specifier of node.specifiers ?? []) {
        const name = specifier.imported?.name ?? ''
        if (CHANCE_IMPORTS.includes(name)) report(specifier, name)
      }
    },
  }
}

/** `Date.now` for a member as written; brackets and a leading `globalThis` are seen through. */
function memberName(node: Node): string | undefined {
  const property = node.computed ? node.property?.value : node.property?.name
  if (typeof property !== 'string') return undefined
  const object = node.object
  if (object?.type === 'Identifier') return `${object.name}.${property}`
  if (object?.type !== 'MemberExpression') return undefined
  const [root, inner, ...rest] = memberName(object)?.split('.') ?? []
  const isGlobal = root === 'globalThis' || root === 'window' || root === 'self'
  return isGlobal && rest.length === 0 ? `${inner}.${property}` : undefined
}

function noSleep(context: Context): Visitor {
  if (!isTest(fileOf(context))) return {}
  const message = 'A test waits for what should happen, never for a clock.'
  return {
    CallExpression: (node) => {
      const { callee } = node
      const name = callee?.type === 'MemberExpression' ? callee.property?.name : callee?.name
      if (name === 'setTimeout' || name === 'waitForTimeout') context.report({ node, message })
    },
    ImportDeclaration: (node) => {
      const source = String(node.source?.value)
      if (/^(node:)?timers\/promises$/.test(source)) context.report({ node, message })
    },
  }
}

const plugin = {
  meta: { name: 'house' },
  rules: {
    arrows: { create: arrows },
    'no-ambient': { create: noAmbient },
    'no-sleep': { create: noSleep },
  },
}

export default plugin

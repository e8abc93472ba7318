import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'

import { Refused } from './problems.ts'

/**
 * Checks requests against the routes' schemas. A field's description is a phrase that completes "must be …", so that
 * the API's description and the refusal say the same. Unknown fields are let through and not looked at.
 */
export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema)
  return (input: unknown) => {
    // Only what came as text, in the address, is converted: a body says its types itself.
    const value = httpPart === 'body' ? input : Value.Convert(schema, input)
    if (validator.Check(value)) return { value }
    const [first] = validator.Errors(value)
    return { error: toRefusal(schema, first ?? { instancePath: '', params: {} }) }
  }
}

interface Finding {
  /** JSON pointer (RFC 6901). */
  readonly instancePath: string
  readonly params: object
}

function toRefusal(schema: TSchema, { instancePath, params }: Finding): Refused {
  const path = instancePath.split('/').slice(1)
  if (path.length === 0 && 'requiredProperties' in params) {
    path.push(String((params.requiredProperties as readonly unknown[])[0]))
  }
  const [name] = path
  if (name === undefined) return new Refused('invalid-request', 'The body must be a JSON object.')
  const field = path.join('/')
  const phrase = phraseOf(schema, name)
  const detail = phrase === null ? `"${field}" does not fit.` : `"${name}" must be ${phrase}.`
  return new Refused('invalid-request', detail, { field })
}

function phraseOf(schema: TSchema, name: string): string | null {
  if (!('properties' in schema)) return null
  const property = (schema.properties as Readonly<Record<string, TSchema>>)[name]
  return property !== undefined && 'description' in property ? String(property.description) : null
}

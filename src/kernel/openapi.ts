import { z } from 'zod'
import type { Call } from './contract.ts'
import { filePaths } from './files/openapi.ts'
import type { Room } from './house.ts'
import { kernelRefusals, statusOf } from './refusals.ts'

const refusalSchema = {
  type: 'object',
  required: ['refused'],
  properties: {
    refused: {
      type: 'object',
      required: ['code', 'zh', 'en'],
      properties: {
        code: { type: 'string' },
        zh: { type: 'string' },
        en: { type: 'string' },
        facts: { type: 'object' },
        issues: { type: 'array', items: { type: 'object' } },
      },
    },
  },
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest as { properties?: Record<string, object>; required?: string[] }
}

const refusalsOf = (room: Room, call: Call) => {
  const byStatus = new Map<number, string[]>()
  const all = [...call.refusals.map((code) => `${room.name}.${code}`), ...Object.keys(kernelRefusals)]
  for (const code of all) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code])
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.join(' · '),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      },
    ]),
  )
}

const json = (schema: object) => ({ content: { 'application/json': { schema } } })

const inputOf = (call: Call): object => {
  const schema = schemaOf(call.input, 'input')
  if (call.kind === 'command')
    return {
      parameters: [
        { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
      ],
      requestBody: { required: true, ...json(schema) },
    }
  return {
    parameters: Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      name,
      in: 'query',
      required: schema.required?.includes(name) ?? false,
      schema: property,
    })),
  }
}

const operation = (room: Room, name: string, call: Call) => ({
  operationId: `${room.name}.${name}`,
  tags: [room.name],
  summary: `${room.words.calls[name]?.zh} · ${room.words.calls[name]?.en}`,
  description: Array.isArray(call.needs) ? `Needs one of: ${call.needs.join(', ')}` : `Open to: ${String(call.needs)}`,
  ...inputOf(call),
  responses: { '200': { description: 'OK', ...json(schemaOf(call.output, 'output')) }, ...refusalsOf(room, call) },
})

/** The OpenAPI 3.1 document of every call in the house. */
export const openapi = (rooms: readonly Room[], version: string): object => ({
  openapi: '3.1.0',
  info: { title: 'OneNeedle 一根针', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  paths: {
    ...Object.fromEntries(
      rooms.flatMap((room) =>
        Object.entries(room.calls)
          .filter(([, call]) => call.needs !== 'system')
          .map(([name, call]) => [
            `/api/${room.name}/${name}`,
            { [call.kind === 'command' ? 'post' : 'get']: operation(room, name, call) },
          ]),
      ),
    ),
    ...filePaths,
  },
  components: { schemas: { Refusal: refusalSchema } },
})

import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

declare module 'fastify' {
  // eslint-disable-next-line typescript/consistent-type-definitions
  interface FastifyContextConfig {
    /** The body is a file of one of these media types. */
    file?: readonly string[]
  }
}

type Components = Readonly<{ components?: Readonly<{ schemas?: Readonly<Record<string, object>> }> }>

const binary = { type: 'string', format: 'binary' }

/** How OpenAPI 3.1 is made from the declared routes. */
export function openapiOptions(version: string): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Lianxin 连心',
        version,
        description: '连心接口：公开接口不需要登录；其余接口先登录（POST /api/sign-in），由 Cookie 携带会话。',
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lianxin' } } },
    },
    transform: (document) => {
      const { schema, url } = jsonSchemaTransform(document)
      const file = document.route.config?.file
      // The routes of static pages name a single file under the same word.
      if (!Array.isArray(file)) return { schema, url }
      const content = Object.fromEntries(file.map((mediaType) => [mediaType, { schema: binary }]))
      return { schema: { ...schema, body: { content } }, url }
    },
    transformObject: (document) => {
      const made = jsonSchemaTransformObject(document) as Components
      // What is only answered with needs no shape for input.
      const { ProblemInput: _, ...schemas } = made.components?.schemas ?? {}
      return { ...made, components: { ...made.components, schemas } }
    },
  }
}

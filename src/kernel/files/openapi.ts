import { limits } from './admit.ts'
import { fileRefusals } from './words.ts'

const mb = limits.bytes / 1024 / 1024

/** The one call that does not speak JSON, for the document of all calls. */
export const filePaths = {
  '/api/files/upload': {
    post: {
      operationId: 'files.upload',
      tags: ['files'],
      summary: '上传附件 · Upload attachments',
      description: `At most ${limits.files} files of ${mb} MB; all or none. The ids go into the commands that take files.`,
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                file: { type: 'array', items: { type: 'string', format: 'binary' }, maxItems: limits.files },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'OK',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['files'],
                properties: {
                  files: {
                    type: 'array',
                    items: {
                      type: 'object',
                      required: ['id', 'mime', 'bytes'],
                      properties: {
                        id: { type: 'string', format: 'uuid' },
                        mime: { type: 'string' },
                        bytes: { type: 'integer' },
                        width: { type: 'integer' },
                        height: { type: 'integer' },
                      },
                    },
                  },
                },
              },
            },
          },
        },
        '409': {
          description: Object.keys(fileRefusals)
            .map((code) => `files.${code}`)
            .join(' · '),
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
    },
  },
}

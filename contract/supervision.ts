import { z } from 'zod'
import { id } from './fields.ts'
import { route } from './route.ts'

const tag = 'supervision'

export const takePaper = route({
  method: 'GET',
  path: '/api/matters/:matterId/documents/:number',
  tag,
  summary:
    'A supervision document as .docx, in the format of GB/T 9704: for the supervisors, the unit it is addressed to, and from L4 on the leaders; it stands in the access log',
  who: 'signedIn',
  limit: 'export',
  params: z.object({ matterId: id, number: z.string().min(1).max(80) }),
  errors: ['matter-not-found', 'no-such-document', 'not-allowed'],
})

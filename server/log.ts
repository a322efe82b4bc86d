/** Logs hold no personal data: no bodies, no addresses with query codes, no tokens. */
export function logOptions(level: 'silent' | 'error' | 'warn' | 'info') {
  return {
    level,
    serializers: {
      req: (request: { method: string; routeOptions?: { url?: string } }) => ({
        method: request.method,
        route: request.routeOptions?.url,
      }),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        message: error.message,
        stack: error.stack ?? '',
      }),
    },
  }
}

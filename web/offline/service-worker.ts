import { useEffect, useState } from 'react'

/**
 * Has the portal's own files kept by a service worker, so that it opens without a network.
 *
 * @returns how to change to a new version that is ready; null while there is none
 */
export function useNewVersion(): (() => void) | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => {
    // Absent outside secure contexts, whatever the types say; in development there is no file to register.
    const workers = (navigator as Partial<Navigator>).serviceWorker
    if (workers) register(workers, setWaiting).catch(() => undefined)
  }, [])
  return waiting && (() => change(waiting))
}

async function register(workers: ServiceWorkerContainer, found: (worker: ServiceWorker) => void): Promise<void> {
  const registration = await workers.register('/sw.js')
  // The first one to be installed is no new version.
  const tell = () => {
    if (registration.waiting && workers.controller) found(registration.waiting)
  }
  tell()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell)
  })
}

/** Opens the page anew once the new version has taken over. What is being written stands in the draft. */
function change(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  worker.postMessage({ type: 'SKIP_WAITING' })
}

/**
 * Does a work on a parcel that no other page of this browser does at the same time. Where the browser has no locks (an
 * address without https, Safari before 15.4) the ids that everything is sent under keep it single.
 */
export async function alone<T>(parcelId: string, work: () => Promise<T>): Promise<T> {
  // Absent outside secure contexts, whatever the types say.
  const locks = (navigator as Partial<Navigator>).locks
  return locks ? ((await locks.request(`lianxin.parcel.${parcelId}`, work)) as T) : work()
}

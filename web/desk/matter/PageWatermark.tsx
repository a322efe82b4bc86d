import { useQuery } from '@tanstack/react-query'
import { watermarkWords } from '../../../domain/access/watermark.ts'
import { call } from '../../api.ts'
import { Watermark } from '../../ui/Watermark.tsx'
import { readWatermark } from '../calls.ts'

/** 水印 over a page that shows what people said. */
export function PageWatermark() {
  const { data } = useQuery({
    queryKey: ['watermark'],
    queryFn: () => call(readWatermark, {}),
    staleTime: 10 * 60_000,
  })
  return data ? <Watermark words={watermarkWords({ ...data, at: new Date(data.at) })} /> : null
}
